/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-vocabulary.h"

#include "entente-util.h"

/* Terms of treaty law follow the Vienna Convention on the Law of Treaties (1969) and the United
 * Nations Treaty Handbook. */

static const EntenteCode act_codes[] = {
  { "adoption", N_ ("Adoption") },
  { "authentication", N_ ("Authentication") },
  { "initialling", N_ ("Initialling") },
  { "signature", N_ ("Signature") },
  { "signature_ad_referendum", N_ ("Signature ad referendum") },
  { "ratification", N_ ("Ratification") },
  { "acceptance", N_ ("Acceptance") },
  { "approval", N_ ("Approval") },
  { "formal_confirmation", N_ ("Formal confirmation") },
  { "accession", N_ ("Accession") },
  { "succession", N_ ("Succession") },
  { "notification_consent", N_ ("Notification of consent") },
  { "notification_procedures", N_ ("Notification that procedures are done") },
  { "provisional_application", N_ ("Provisional application") },
  { "entry_into_force", N_ ("Entry into force") },
  { "reservation", N_ ("Reservation") },
  { "declaration", N_ ("Declaration") },
  { "objection", N_ ("Objection") },
  { "withdrawal", N_ ("Withdrawal of a reservation, declaration or objection") },
  { "extension", N_ ("Extension") },
  { "renewal", N_ ("Renewal") },
  { "suspension", N_ ("Suspension") },
  { "resumption", N_ ("End of suspension") },
  { "notice_termination", N_ ("Notice of termination") },
  { "notice_non_renewal", N_ ("Notice of non-renewal") },
  { "denunciation", N_ ("Denunciation") },
  { "termination", N_ ("Termination") },
  { "registration", N_ ("Registration") },
};
const EntenteVocabulary entente_vocabulary_act = { "act", act_codes, G_N_ELEMENTS (act_codes) };

static const EntenteCode basis_codes[] = {
  { "ex_officio", N_ ("Ex officio") },
  { "full_powers", N_ ("Full powers") },
  { "on_behalf", N_ ("On behalf of another") },
};
const EntenteVocabulary entente_vocabulary_basis = { "basis", basis_codes, G_N_ELEMENTS (basis_codes) };

static const EntenteCode binding_codes[] = {
  { "binding", N_ ("Binding") },
  { "non_binding", N_ ("Not binding") },
};
const EntenteVocabulary entente_vocabulary_binding = { "binding", binding_codes, G_N_ELEMENTS (binding_codes) };

static const EntenteCode body_role_codes[] = {
  { "takes_part", N_ ("Takes part") },
  { "prepares", N_ ("Prepares it") },
};
const EntenteVocabulary entente_vocabulary_body_role = { "body_role", body_role_codes, G_N_ELEMENTS (body_role_codes) };

static const EntenteCode body_type_codes[] = {
  { "plenary", N_ ("Plenary") },
  { "council", N_ ("Council") },
  { "executive", N_ ("Executive body") },
  { "secretariat", N_ ("Secretariat") },
  { "committee", N_ ("Committee") },
  { "working_group", N_ ("Working group") },
  { "joint_commission", N_ ("Joint commission") },
  { "high_commission", N_ ("High commission") },
  { "political_consultative_committee", N_ ("Political consultative committee") },
  { "other", N_ ("Other") },
};
const EntenteVocabulary entente_vocabulary_body_type = { "body_type", body_type_codes, G_N_ELEMENTS (body_type_codes) };

static const EntenteCode candidature_codes[] = {
  { "declared", N_ ("Declared") },
  { "elected", N_ ("Elected") },
  { "not_elected", N_ ("Not elected") },
  { "withdrawn", N_ ("Withdrawn") },
};
const EntenteVocabulary entente_vocabulary_candidature = { "candidature", candidature_codes, G_N_ELEMENTS (candidature_codes) };

static const EntenteCode capacity_codes[] = {
  { "party", N_ ("Party") },
  { "signatory", N_ ("Signatory only") },
  { "negotiating", N_ ("Negotiating side") },
  { "beneficiary", N_ ("Beneficiary") },
};
const EntenteVocabulary entente_vocabulary_capacity = { "capacity", capacity_codes, G_N_ELEMENTS (capacity_codes) };

static const EntenteCode certainty_codes[] = {
  { "stated", N_ ("Stated") },
  { "inferred", N_ ("Inferred") },
  { "doubtful", N_ ("Doubtful") },
};
const EntenteVocabulary entente_vocabulary_certainty = { "certainty", certainty_codes, G_N_ELEMENTS (certainty_codes) };

static const EntenteCode class_codes[] = {
  { "un_specialised_agency", N_ ("UN specialised agency") },
  { "un_entity", N_ ("UN entity") },
  { "intergovernmental", N_ ("Intergovernmental organisation") },
  { "non_un_specialised", N_ ("Specialised organisation outside the UN") },
  { "trade", N_ ("Trade organisation") },
  { "development_bank", N_ ("Development bank") },
  { "ministry", N_ ("Ministry") },
  { "regulator", N_ ("Regulator") },
  { "operator", N_ ("Operator") },
  { "park", N_ ("Park or centre") },
  { "company", N_ ("Company") },
  { "academic", N_ ("Academic institution") },
  { "media", N_ ("Media") },
  { "other", N_ ("Other") },
};
const EntenteVocabulary entente_vocabulary_class = { "class", class_codes, G_N_ELEMENTS (class_codes) };

static const EntenteCode commitment_state_codes[] = {
  { "open", N_ ("Open") },
  { "welcomed", N_ ("Welcomed") },
  { "in_progress", N_ ("In progress") },
  { "done", N_ ("Done") },
  { "declined", N_ ("Declined") },
  { "lapsed", N_ ("Lapsed") },
};
const EntenteVocabulary entente_vocabulary_commitment_state = { "commitment_state", commitment_state_codes, G_N_ELEMENTS (commitment_state_codes) };

static const EntenteCode commitment_type_codes[] = {
  { "invitation", N_ ("Invitation") },
  { "offer", N_ ("Offer") },
  { "request", N_ ("Request") },
  { "call", N_ ("Call") },
  { "undertaking", N_ ("Undertaking") },
  { "proposal", N_ ("Proposal") },
  { "readiness", N_ ("Readiness") },
};
const EntenteVocabulary entente_vocabulary_commitment_type = { "commitment_type", commitment_type_codes, G_N_ELEMENTS (commitment_type_codes) };

static const EntenteCode confidentiality_codes[] = {
  { "public", N_ ("Public") },
  { "internal", N_ ("Internal") },
  { "restricted", N_ ("Restricted") },
};
const EntenteVocabulary entente_vocabulary_confidentiality = { "confidentiality", confidentiality_codes, G_N_ELEMENTS (confidentiality_codes) };

static const EntenteCode contact_codes[] = {
  { "email", N_ ("E-mail") },
  { "telephone", N_ ("Telephone") },
  { "mobile", N_ ("Mobile telephone") },
  { "fax", N_ ("Fax") },
  { "post", N_ ("Postal address") },
  { "web", N_ ("Web page") },
};
const EntenteVocabulary entente_vocabulary_contact = { "contact", contact_codes, G_N_ELEMENTS (contact_codes) };

static const EntenteCode country_succession_codes[] = {
  { "became", N_ ("Became") },
  { "merged", N_ ("Merged into") },
  { "split", N_ ("Split into") },
};
const EntenteVocabulary entente_vocabulary_country_succession = { "country_succession", country_succession_codes, G_N_ELEMENTS (country_succession_codes) };

static const EntenteCode event_status_codes[] = {
  { "planned", N_ ("Planned") },
  { "held", N_ ("Held") },
  { "postponed", N_ ("Postponed") },
  { "cancelled", N_ ("Cancelled") },
};
const EntenteVocabulary entente_vocabulary_event_status = { "event_status", event_status_codes, G_N_ELEMENTS (event_status_codes) };

static const EntenteCode event_type_codes[] = {
  { "conference", N_ ("Conference") },
  { "forum", N_ ("Forum") },
  { "exhibition", N_ ("Exhibition") },
  { "congress", N_ ("Congress") },
  { "general_assembly", N_ ("General assembly") },
  { "summit", N_ ("Summit") },
  { "election", N_ ("Election") },
  { "ceremony", N_ ("Ceremony") },
  { "other", N_ ("Other") },
};
const EntenteVocabulary entente_vocabulary_event_type = { "event_type", event_type_codes, G_N_ELEMENTS (event_type_codes) };

static const EntenteCode extent_codes[] = {
  { "one", N_ ("One") },
  { "exactly", N_ ("Exactly so many") },
  { "at_least", N_ ("At least so many") },
  { "several", N_ ("Several, not counted") },
};
const EntenteVocabulary entente_vocabulary_extent = { "extent", extent_codes, G_N_ELEMENTS (extent_codes) };

static const EntenteCode form_codes[] = {
  { "treaty", N_ ("Treaty") },
  { "convention", N_ ("Convention") },
  { "charter", N_ ("Charter") },
  { "agreement", N_ ("Agreement") },
  { "protocol", N_ ("Protocol") },
  { "memorandum_of_understanding", N_ ("Memorandum of understanding") },
  { "memorandum_of_cooperation", N_ ("Memorandum of cooperation") },
  { "exchange_of_notes", N_ ("Exchange of notes") },
  { "programme", N_ ("Programme") },
  { "action_plan", N_ ("Action plan") },
  { "declaration", N_ ("Declaration") },
  { "joint_statement", N_ ("Joint statement") },
  { "letter_of_intent", N_ ("Letter of intent") },
  { "agreed_minutes", N_ ("Agreed minutes") },
  { "arrangement", N_ ("Arrangement") },
  { "amendment", N_ ("Amendment") },
  { "several", N_ ("Several forms") },
};
const EntenteVocabulary entente_vocabulary_form = { "form", form_codes, G_N_ELEMENTS (form_codes) };

static const EntenteCode ground_codes[] = {
  { "expiry", N_ ("End of term") },
  { "consent", N_ ("Consent of the parties") },
  { "denunciation", N_ ("Denunciation") },
  { "conclusion", N_ ("Conclusion of a later instrument") },
  { "breach", N_ ("Breach") },
  { "fulfilment", N_ ("Fulfilment") },
  { "other", N_ ("Other") },
};
const EntenteVocabulary entente_vocabulary_ground = { "ground", ground_codes, G_N_ELEMENTS (ground_codes) };

static const EntenteCode hosting_codes[] = {
  { "alternating", N_ ("Alternating") },
  { "fixed", N_ ("Fixed") },
};
const EntenteVocabulary entente_vocabulary_hosting = { "hosting", hosting_codes, G_N_ELEMENTS (hosting_codes) };

static const EntenteCode how_codes[] = {
  { "exactly", N_ ("Exactly") },
  { "more_than", N_ ("More than") },
  { "about", N_ ("About") },
  { "at_least", N_ ("At least") },
};
const EntenteVocabulary entente_vocabulary_how = { "how", how_codes, G_N_ELEMENTS (how_codes) };

static const EntenteCode level_codes[] = {
  { "heads_of_state", N_ ("Heads of state") },
  { "heads_of_government", N_ ("Heads of government") },
  { "ministers", N_ ("Ministers") },
  { "deputy_ministers", N_ ("Deputy ministers") },
  { "heads_of_organisation", N_ ("Heads of organisation") },
  { "senior_officials", N_ ("Senior officials") },
  { "experts", N_ ("Experts") },
};
const EntenteVocabulary entente_vocabulary_level = { "level", level_codes, G_N_ELEMENTS (level_codes) };

static const EntenteCode meeting_role_codes[] = {
  { "host", N_ ("Host") },
  { "visitor", N_ ("Visitor") },
  { "attending", N_ ("Attending") },
};
const EntenteVocabulary entente_vocabulary_meeting_role = { "meeting_role", meeting_role_codes, G_N_ELEMENTS (meeting_role_codes) };

static const EntenteCode meeting_type_codes[] = {
  { "bilateral", N_ ("Bilateral meeting") },
  { "multilateral", N_ ("Multilateral meeting") },
  { "visit", N_ ("Visit") },
  { "joint_session", N_ ("Session of a joint body") },
  { "consultation", N_ ("Political consultation") },
  { "call", N_ ("Call") },
};
const EntenteVocabulary entente_vocabulary_meeting_type = { "meeting_type", meeting_type_codes, G_N_ELEMENTS (meeting_type_codes) };

static const EntenteCode method_codes[] = {
  { "signature", N_ ("On signature") },
  { "exchange", N_ ("On exchange of instruments") },
  { "later_notification", N_ ("After the later notification") },
  { "nth_ratification", N_ ("After a number of ratifications") },
  { "fixed_date", N_ ("On a fixed date") },
};
const EntenteVocabulary entente_vocabulary_method = { "method", method_codes, G_N_ELEMENTS (method_codes) };

static const EntenteCode name_type_codes[] = {
  { "short", N_ ("Short name") },
  { "official", N_ ("Official name") },
  { "acronym", N_ ("Acronym") },
  { "former", N_ ("Former name") },
  { "translation", N_ ("Translation") },
  { "transliteration", N_ ("Transliteration") },
};
const EntenteVocabulary entente_vocabulary_name_type = { "name_type", name_type_codes, G_N_ELEMENTS (name_type_codes) };

static const EntenteCode notice_rule_codes[] = {
  { "before_end", N_ ("Before the period ends") },
  { "after_receipt", N_ ("Effective so long after receipt") },
};
const EntenteVocabulary entente_vocabulary_notice_rule = { "notice_rule", notice_rule_codes, G_N_ELEMENTS (notice_rule_codes) };

static const EntenteCode organisation_succession_codes[] = {
  { "renamed", N_ ("Renamed") },
  { "merged", N_ ("Merged into") },
  { "split", N_ ("Split into") },
  { "took_over", N_ ("Took over") },
};
const EntenteVocabulary entente_vocabulary_organisation_succession = { "organisation_succession", organisation_succession_codes, G_N_ELEMENTS (organisation_succession_codes) };

static const EntenteCode parent_tie_codes[] = {
  { "specialised_agency", N_ ("Specialised agency of") },
  { "affiliated", N_ ("Affiliated with") },
  { "unit", N_ ("Unit of") },
};
const EntenteVocabulary entente_vocabulary_parent_tie = { "parent_tie", parent_tie_codes, G_N_ELEMENTS (parent_tie_codes) };

static const EntenteCode person_role_codes[] = {
  { "head", N_ ("Head of delegation") },
  { "delegate", N_ ("Delegate") },
  { "speaker", N_ ("Speaker") },
  { "chair", N_ ("Chair") },
  { "moderator", N_ ("Moderator") },
  { "guest", N_ ("Guest") },
};
const EntenteVocabulary entente_vocabulary_person_role = { "person_role", person_role_codes, G_N_ELEMENTS (person_role_codes) };

static const EntenteCode preparation_codes[] = {
  { "objective", N_ ("Our objective") },
  { "point", N_ ("Point to make") },
  { "argument", N_ ("Argument") },
  { "their_objective", N_ ("Their objective") },
  { "their_point", N_ ("Point they may raise") },
  { "our_answer", N_ ("Our response (if pressed)") },
  { "press_line", N_ ("Press line") },
};
const EntenteVocabulary entente_vocabulary_preparation = { "preparation", preparation_codes, G_N_ELEMENTS (preparation_codes) };

static const EntenteCode presence_codes[] = {
  { "present", N_ ("Present") },
  { "remote", N_ ("Remote") },
};
const EntenteVocabulary entente_vocabulary_presence = { "presence", presence_codes, G_N_ELEMENTS (presence_codes) };

static const EntenteCode project_role_codes[] = {
  { "lead", N_ ("Lead") },
  { "partner", N_ ("Partner") },
  { "participant", N_ ("Participant") },
  { "implementer", N_ ("Implementer") },
  { "initiator", N_ ("Initiator") },
  { "funder", N_ ("Funder") },
  { "supporter", N_ ("Supporter") },
};
const EntenteVocabulary entente_vocabulary_project_role = { "project_role", project_role_codes, G_N_ELEMENTS (project_role_codes) };

static const EntenteCode project_status_codes[] = {
  { "planned", N_ ("Planned") },
  { "under_way", N_ ("Under way") },
  { "completed", N_ ("Completed") },
  { "suspended", N_ ("Suspended") },
  { "cancelled", N_ ("Cancelled") },
};
const EntenteVocabulary entente_vocabulary_project_status = { "project_status", project_status_codes, G_N_ELEMENTS (project_status_codes) };

static const EntenteCode project_type_codes[] = {
  { "project", N_ ("Project") },
  { "initiative", N_ ("Initiative") },
  { "programme", N_ ("Programme") },
  { "centre", N_ ("Centre") },
  { "zone", N_ ("Zone") },
};
const EntenteVocabulary entente_vocabulary_project_type = { "project_type", project_type_codes, G_N_ELEMENTS (project_type_codes) };

static const EntenteCode reliability_codes[] = {
  { "official", N_ ("Official") },
  { "reliable", N_ ("Reliable press") },
  { "unconfirmed", N_ ("Unconfirmed") },
};
const EntenteVocabulary entente_vocabulary_reliability = { "reliability", reliability_codes, G_N_ELEMENTS (reliability_codes) };

static const EntenteCode renewal_codes[] = {
  { "none", N_ ("None") },
  { "agreement", N_ ("By agreement") },
  { "tacit", N_ ("Tacit") },
};
const EntenteVocabulary entente_vocabulary_renewal = { "renewal", renewal_codes, G_N_ELEMENTS (renewal_codes) };

static const EntenteCode scheme_codes[] = {
  { "cultural", N_ ("Cultural") },
  { "geographic", N_ ("Geographic") },
  { "itu_region", N_ ("ITU region") },
  { "upu_region", N_ ("UPU region") },
  { "economic", N_ ("Economic") },
  { "other", N_ ("Other") },
};
const EntenteVocabulary entente_vocabulary_scheme = { "scheme", scheme_codes, G_N_ELEMENTS (scheme_codes) };

static const EntenteCode scope_codes[] = {
  { "worldwide", N_ ("Worldwide") },
  { "interregional", N_ ("Interregional") },
  { "regional", N_ ("Regional") },
  { "subregional", N_ ("Subregional") },
  { "national", N_ ("National") },
};
const EntenteVocabulary entente_vocabulary_scope = { "scope", scope_codes, G_N_ELEMENTS (scope_codes) };

static const EntenteCode signatory_role_codes[] = {
  { "signatory", N_ ("Signatory") },
  { "witness", N_ ("Witness") },
};
const EntenteVocabulary entente_vocabulary_signatory_role = { "signatory_role", signatory_role_codes, G_N_ELEMENTS (signatory_role_codes) };

static const EntenteCode standing_codes[] = {
  { "full", N_ ("Full member") },
  { "associate", N_ ("Associate member") },
  { "observer", N_ ("Observer") },
  { "sector_member", N_ ("Sector member") },
  { "applicant", N_ ("Applicant") },
  { "suspended", N_ ("Suspended") },
  { "withdrawn", N_ ("Withdrawn") },
  { "listed", N_ ("Listed, standing not stated") },
};
const EntenteVocabulary entente_vocabulary_standing = { "standing", standing_codes, G_N_ELEMENTS (standing_codes) };

static const EntenteCode statement_type_codes[] = {
  { "objective", N_ ("Objective") },
  { "priority", N_ ("Priority") },
  { "target", N_ ("Target") },
  { "position", N_ ("Position") },
  { "tool", N_ ("Tool") },
  { "figure", N_ ("Figure") },
};
const EntenteVocabulary entente_vocabulary_statement_type = { "statement_type", statement_type_codes, G_N_ELEMENTS (statement_type_codes) };

static const EntenteCode status_codes[] = {
  { "proposed", N_ ("Proposed") },
  { "initialled", N_ ("Initialled") },
  { "signed", N_ ("Signed") },
  { "provisionally_applied", N_ ("Provisionally applied") },
  { "in_force", N_ ("In force") },
  { "suspended", N_ ("Suspended") },
  { "expired", N_ ("Expired") },
  { "terminated", N_ ("Terminated") },
  { "superseded", N_ ("Superseded") },
  { "unknown", N_ ("Not known") },
};
const EntenteVocabulary entente_vocabulary_status = { "status", status_codes, G_N_ELEMENTS (status_codes) };

static const EntenteCode support_codes[] = {
  { "asked", N_ ("Asked") },
  { "promised", N_ ("Promised") },
  { "declined", N_ ("Declined") },
  { "given", N_ ("Given") },
};
const EntenteVocabulary entente_vocabulary_support = { "support", support_codes, G_N_ELEMENTS (support_codes) };

static const EntenteCode term_codes[] = {
  { "fixed", N_ ("Fixed") },
  { "indefinite", N_ ("Indefinite") },
};
const EntenteVocabulary entente_vocabulary_term = { "term", term_codes, G_N_ELEMENTS (term_codes) };

static const EntenteCode tie_codes[] = {
  { "amends", N_ ("Amends") },
  { "implements", N_ ("Implements") },
  { "renews", N_ ("Renews") },
  { "extends", N_ ("Extends") },
  { "supersedes", N_ ("Supersedes") },
  { "terminates", N_ ("Terminates") },
  { "protocol_to", N_ ("Protocol to") },
  { "annex_to", N_ ("Annex to") },
  { "under", N_ ("Concluded under") },
  { "establishes", N_ ("Establishes") },
};
const EntenteVocabulary entente_vocabulary_tie = { "tie", tie_codes, G_N_ELEMENTS (tie_codes) };

static const EntenteCode translation_codes[] = {
  { "original", N_ ("Original") },
  { "official", N_ ("Official translation") },
  { "machine", N_ ("Machine translation") },
};
const EntenteVocabulary entente_vocabulary_translation = { "translation", translation_codes, G_N_ELEMENTS (translation_codes) };

static const EntenteCode verdict_codes[] = {
  { "supports", N_ ("Supports") },
  { "differs", N_ ("Differs") },
};
const EntenteVocabulary entente_vocabulary_verdict = { "verdict", verdict_codes, G_N_ELEMENTS (verdict_codes) };

static const EntenteCode work_codes[] = {
  { "preparation", N_ ("In preparation") },
  { "examination", N_ ("Under examination") },
  { "negotiation", N_ ("Under negotiation") },
  { "revision", N_ ("Under revision") },
  { "renewal", N_ ("Renewal under way") },
};
const EntenteVocabulary entente_vocabulary_work = { "work", work_codes, G_N_ELEMENTS (work_codes) };

static const EntenteVocabulary *const vocabularies[] = {
  &entente_vocabulary_act,
  &entente_vocabulary_basis,
  &entente_vocabulary_binding,
  &entente_vocabulary_body_role,
  &entente_vocabulary_body_type,
  &entente_vocabulary_candidature,
  &entente_vocabulary_capacity,
  &entente_vocabulary_certainty,
  &entente_vocabulary_class,
  &entente_vocabulary_commitment_state,
  &entente_vocabulary_commitment_type,
  &entente_vocabulary_confidentiality,
  &entente_vocabulary_contact,
  &entente_vocabulary_country_succession,
  &entente_vocabulary_event_status,
  &entente_vocabulary_event_type,
  &entente_vocabulary_extent,
  &entente_vocabulary_form,
  &entente_vocabulary_ground,
  &entente_vocabulary_hosting,
  &entente_vocabulary_how,
  &entente_vocabulary_level,
  &entente_vocabulary_meeting_role,
  &entente_vocabulary_meeting_type,
  &entente_vocabulary_method,
  &entente_vocabulary_name_type,
  &entente_vocabulary_notice_rule,
  &entente_vocabulary_organisation_succession,
  &entente_vocabulary_parent_tie,
  &entente_vocabulary_person_role,
  &entente_vocabulary_preparation,
  &entente_vocabulary_presence,
  &entente_vocabulary_project_role,
  &entente_vocabulary_project_status,
  &entente_vocabulary_project_type,
  &entente_vocabulary_reliability,
  &entente_vocabulary_renewal,
  &entente_vocabulary_scheme,
  &entente_vocabulary_scope,
  &entente_vocabulary_signatory_role,
  &entente_vocabulary_standing,
  &entente_vocabulary_statement_type,
  &entente_vocabulary_status,
  &entente_vocabulary_support,
  &entente_vocabulary_term,
  &entente_vocabulary_tie,
  &entente_vocabulary_translation,
  &entente_vocabulary_verdict,
  &entente_vocabulary_work,
};

/**
 * entente_vocabularies:
 * @n_vocabularies: (out): how many there are
 *
 * Returns: (transfer none) (array length=n_vocabularies): all closed vocabularies, by name
 */
const EntenteVocabulary *const *
entente_vocabularies (guint *n_vocabularies)
{
  *n_vocabularies = G_N_ELEMENTS (vocabularies);
  return vocabularies;
}

/**
 * entente_vocabulary_find:
 * @vocabulary: a vocabulary
 * @code: (nullable): a code
 *
 * Returns: the place of @code in the vocabulary, or -1
 */
int
entente_vocabulary_find (const EntenteVocabulary *vocabulary,
                         const char *code)
{
  g_return_val_if_fail (vocabulary != NULL, -1);

  if (code == NULL)
    return -1;
  for (guint i = 0; i < vocabulary->n_codes; i++)
    if (strcmp (vocabulary->codes[i].code, code) == 0)
      return (int) i;
  return -1;
}

/**
 * entente_vocabulary_label:
 * @vocabulary: a vocabulary
 * @code: (nullable): one of its codes
 *
 * Returns: (transfer none): the code in the interface's language; an unknown code stands for itself
 */
const char *
entente_vocabulary_label (const EntenteVocabulary *vocabulary,
                          const char *code)
{
  int place = entente_vocabulary_find (vocabulary, code);

  if (place < 0)
    return code != NULL ? code : "";
  return g_dgettext (GETTEXT_PACKAGE, vocabulary->codes[place].label);
}
