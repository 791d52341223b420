/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-vocabulary.h"

#include "entente-util.h"

/* Terms of treaty law follow the Vienna Convention on the Law of Treaties (1969) and the United
 * Nations Treaty Handbook. The context of each label is the name of its vocabulary, because one word
 * of English can need several elsewhere: "Suspended" of a project, a membership, an instrument. */

static const EntenteCode act_codes[] = {
  { "adoption", NC_ ("act", "Adoption") },
  { "authentication", NC_ ("act", "Authentication") },
  { "initialling", NC_ ("act", "Initialling") },
  { "signature", NC_ ("act", "Signature") },
  { "signature_ad_referendum", NC_ ("act", "Signature ad referendum") },
  { "ratification", NC_ ("act", "Ratification") },
  { "acceptance", NC_ ("act", "Acceptance") },
  { "approval", NC_ ("act", "Approval") },
  { "formal_confirmation", NC_ ("act", "Formal confirmation") },
  { "accession", NC_ ("act", "Accession") },
  { "succession", NC_ ("act", "Succession") },
  { "notification_consent", NC_ ("act", "Notification of consent") },
  { "notification_procedures", NC_ ("act", "Notification that procedures are done") },
  { "provisional_application", NC_ ("act", "Provisional application") },
  { "entry_into_force", NC_ ("act", "Entry into force") },
  { "reservation", NC_ ("act", "Reservation") },
  { "declaration", NC_ ("act", "Declaration") },
  { "objection", NC_ ("act", "Objection") },
  { "withdrawal", NC_ ("act", "Withdrawal of a reservation, declaration or objection") },
  { "extension", NC_ ("act", "Extension") },
  { "renewal", NC_ ("act", "Renewal") },
  { "suspension", NC_ ("act", "Suspension") },
  { "resumption", NC_ ("act", "End of suspension") },
  { "notice_termination", NC_ ("act", "Notice of termination") },
  { "notice_non_renewal", NC_ ("act", "Notice of non-renewal") },
  { "denunciation", NC_ ("act", "Denunciation") },
  { "termination", NC_ ("act", "Termination") },
  { "registration", NC_ ("act", "Registration") },
};
const EntenteVocabulary entente_vocabulary_act = { "act", act_codes, G_N_ELEMENTS (act_codes) };

static const EntenteCode basis_codes[] = {
  { "ex_officio", NC_ ("basis", "Ex officio") },
  { "full_powers", NC_ ("basis", "Full powers") },
  { "on_behalf", NC_ ("basis", "On behalf of another") },
};
const EntenteVocabulary entente_vocabulary_basis = { "basis", basis_codes, G_N_ELEMENTS (basis_codes) };

static const EntenteCode binding_codes[] = {
  { "binding", NC_ ("binding", "Binding") },
  { "non_binding", NC_ ("binding", "Not binding") },
};
const EntenteVocabulary entente_vocabulary_binding = { "binding", binding_codes, G_N_ELEMENTS (binding_codes) };

static const EntenteCode body_role_codes[] = {
  { "takes_part", NC_ ("body_role", "Takes part") },
  { "prepares", NC_ ("body_role", "Prepares it") },
};
const EntenteVocabulary entente_vocabulary_body_role = { "body_role", body_role_codes, G_N_ELEMENTS (body_role_codes) };

static const EntenteCode body_type_codes[] = {
  { "plenary", NC_ ("body_type", "Plenary") },
  { "council", NC_ ("body_type", "Council") },
  { "executive", NC_ ("body_type", "Executive body") },
  { "secretariat", NC_ ("body_type", "Secretariat") },
  { "committee", NC_ ("body_type", "Committee") },
  { "working_group", NC_ ("body_type", "Working group") },
  { "joint_commission", NC_ ("body_type", "Joint commission") },
  { "high_commission", NC_ ("body_type", "High commission") },
  { "political_consultative_committee", NC_ ("body_type", "Political consultative committee") },
  { "other", NC_ ("body_type", "Other") },
};
const EntenteVocabulary entente_vocabulary_body_type = { "body_type", body_type_codes, G_N_ELEMENTS (body_type_codes) };

static const EntenteCode candidature_codes[] = {
  { "declared", NC_ ("candidature", "Declared") },
  { "elected", NC_ ("candidature", "Elected") },
  { "not_elected", NC_ ("candidature", "Not elected") },
  { "withdrawn", NC_ ("candidature", "Withdrawn") },
};
const EntenteVocabulary entente_vocabulary_candidature = { "candidature", candidature_codes, G_N_ELEMENTS (candidature_codes) };

static const EntenteCode capacity_codes[] = {
  { "party", NC_ ("capacity", "Party") },
  { "signatory", NC_ ("capacity", "Signatory only") },
  { "negotiating", NC_ ("capacity", "Negotiating side") },
  { "beneficiary", NC_ ("capacity", "Beneficiary") },
};
const EntenteVocabulary entente_vocabulary_capacity = { "capacity", capacity_codes, G_N_ELEMENTS (capacity_codes) };

static const EntenteCode certainty_codes[] = {
  { "stated", NC_ ("certainty", "Stated") },
  { "inferred", NC_ ("certainty", "Inferred") },
  { "doubtful", NC_ ("certainty", "Doubtful") },
};
const EntenteVocabulary entente_vocabulary_certainty = { "certainty", certainty_codes, G_N_ELEMENTS (certainty_codes) };

static const EntenteCode class_codes[] = {
  { "un_specialised_agency", NC_ ("class", "UN specialised agency") },
  { "un_entity", NC_ ("class", "UN entity") },
  { "intergovernmental", NC_ ("class", "Intergovernmental organisation") },
  { "non_un_specialised", NC_ ("class", "Specialised organisation outside the UN") },
  { "trade", NC_ ("class", "Trade organisation") },
  { "development_bank", NC_ ("class", "Development bank") },
  { "ministry", NC_ ("class", "Ministry") },
  { "regulator", NC_ ("class", "Regulator") },
  { "operator", NC_ ("class", "Operator") },
  { "park", NC_ ("class", "Park or centre") },
  { "company", NC_ ("class", "Company") },
  { "academic", NC_ ("class", "Academic institution") },
  { "media", NC_ ("class", "Media") },
  { "other", NC_ ("class", "Other") },
};
const EntenteVocabulary entente_vocabulary_class = { "class", class_codes, G_N_ELEMENTS (class_codes) };

static const EntenteCode commitment_state_codes[] = {
  { "open", NC_ ("commitment_state", "Open") },
  { "welcomed", NC_ ("commitment_state", "Welcomed") },
  { "in_progress", NC_ ("commitment_state", "In progress") },
  { "done", NC_ ("commitment_state", "Done") },
  { "declined", NC_ ("commitment_state", "Declined") },
  { "lapsed", NC_ ("commitment_state", "Lapsed") },
};
const EntenteVocabulary entente_vocabulary_commitment_state = { "commitment_state", commitment_state_codes, G_N_ELEMENTS (commitment_state_codes) };

static const EntenteCode commitment_type_codes[] = {
  { "invitation", NC_ ("commitment_type", "Invitation") },
  { "offer", NC_ ("commitment_type", "Offer") },
  { "request", NC_ ("commitment_type", "Request") },
  { "call", NC_ ("commitment_type", "Call") },
  { "undertaking", NC_ ("commitment_type", "Undertaking") },
  { "proposal", NC_ ("commitment_type", "Proposal") },
  { "readiness", NC_ ("commitment_type", "Readiness") },
};
const EntenteVocabulary entente_vocabulary_commitment_type = { "commitment_type", commitment_type_codes, G_N_ELEMENTS (commitment_type_codes) };

static const EntenteCode confidentiality_codes[] = {
  { "public", NC_ ("confidentiality", "Public") },
  { "internal", NC_ ("confidentiality", "Internal") },
  { "restricted", NC_ ("confidentiality", "Restricted") },
};
const EntenteVocabulary entente_vocabulary_confidentiality = { "confidentiality", confidentiality_codes, G_N_ELEMENTS (confidentiality_codes) };

static const EntenteCode contact_codes[] = {
  { "email", NC_ ("contact", "E-mail") },
  { "telephone", NC_ ("contact", "Telephone") },
  { "mobile", NC_ ("contact", "Mobile telephone") },
  { "fax", NC_ ("contact", "Fax") },
  { "post", NC_ ("contact", "Postal address") },
  { "web", NC_ ("contact", "Web page") },
};
const EntenteVocabulary entente_vocabulary_contact = { "contact", contact_codes, G_N_ELEMENTS (contact_codes) };

static const EntenteCode country_succession_codes[] = {
  { "became", NC_ ("country_succession", "Became") },
  { "merged", NC_ ("country_succession", "Merged into") },
  { "split", NC_ ("country_succession", "Split into") },
};
const EntenteVocabulary entente_vocabulary_country_succession = { "country_succession", country_succession_codes, G_N_ELEMENTS (country_succession_codes) };

static const EntenteCode event_status_codes[] = {
  { "planned", NC_ ("event_status", "Planned") },
  { "held", NC_ ("event_status", "Held") },
  { "postponed", NC_ ("event_status", "Postponed") },
  { "cancelled", NC_ ("event_status", "Cancelled") },
};
const EntenteVocabulary entente_vocabulary_event_status = { "event_status", event_status_codes, G_N_ELEMENTS (event_status_codes) };

static const EntenteCode event_type_codes[] = {
  { "conference", NC_ ("event_type", "Conference") },
  { "forum", NC_ ("event_type", "Forum") },
  { "exhibition", NC_ ("event_type", "Exhibition") },
  { "congress", NC_ ("event_type", "Congress") },
  { "general_assembly", NC_ ("event_type", "General assembly") },
  { "summit", NC_ ("event_type", "Summit") },
  { "election", NC_ ("event_type", "Election") },
  { "ceremony", NC_ ("event_type", "Ceremony") },
  { "other", NC_ ("event_type", "Other") },
};
const EntenteVocabulary entente_vocabulary_event_type = { "event_type", event_type_codes, G_N_ELEMENTS (event_type_codes) };

static const EntenteCode extent_codes[] = {
  { "one", NC_ ("extent", "One") },
  { "exactly", NC_ ("extent", "Exactly so many") },
  { "at_least", NC_ ("extent", "At least so many") },
  { "several", NC_ ("extent", "Several, not counted") },
};
const EntenteVocabulary entente_vocabulary_extent = { "extent", extent_codes, G_N_ELEMENTS (extent_codes) };

static const EntenteCode form_codes[] = {
  { "treaty", NC_ ("form", "Treaty") },
  { "convention", NC_ ("form", "Convention") },
  { "charter", NC_ ("form", "Charter") },
  { "agreement", NC_ ("form", "Agreement") },
  { "protocol", NC_ ("form", "Protocol") },
  { "memorandum_of_understanding", NC_ ("form", "Memorandum of understanding") },
  { "memorandum_of_cooperation", NC_ ("form", "Memorandum of cooperation") },
  { "exchange_of_notes", NC_ ("form", "Exchange of notes") },
  { "programme", NC_ ("form", "Programme") },
  { "action_plan", NC_ ("form", "Action plan") },
  { "declaration", NC_ ("form", "Declaration") },
  { "joint_statement", NC_ ("form", "Joint statement") },
  { "letter_of_intent", NC_ ("form", "Letter of intent") },
  { "agreed_minutes", NC_ ("form", "Agreed minutes") },
  { "arrangement", NC_ ("form", "Arrangement") },
  { "amendment", NC_ ("form", "Amendment") },
  { "several", NC_ ("form", "Several forms") },
};
const EntenteVocabulary entente_vocabulary_form = { "form", form_codes, G_N_ELEMENTS (form_codes) };

static const EntenteCode ground_codes[] = {
  { "expiry", NC_ ("ground", "End of term") },
  { "consent", NC_ ("ground", "Consent of the parties") },
  { "denunciation", NC_ ("ground", "Denunciation") },
  { "conclusion", NC_ ("ground", "Conclusion of a later instrument") },
  { "breach", NC_ ("ground", "Breach") },
  { "fulfilment", NC_ ("ground", "Fulfilment") },
  { "other", NC_ ("ground", "Other") },
};
const EntenteVocabulary entente_vocabulary_ground = { "ground", ground_codes, G_N_ELEMENTS (ground_codes) };

static const EntenteCode hosting_codes[] = {
  { "alternating", NC_ ("hosting", "Alternating") },
  { "fixed", NC_ ("hosting", "Fixed") },
};
const EntenteVocabulary entente_vocabulary_hosting = { "hosting", hosting_codes, G_N_ELEMENTS (hosting_codes) };

static const EntenteCode how_codes[] = {
  { "exactly", NC_ ("how", "Exactly") },
  { "more_than", NC_ ("how", "More than") },
  { "about", NC_ ("how", "About") },
  { "at_least", NC_ ("how", "At least") },
};
const EntenteVocabulary entente_vocabulary_how = { "how", how_codes, G_N_ELEMENTS (how_codes) };

static const EntenteCode level_codes[] = {
  { "heads_of_state", NC_ ("level", "Heads of state") },
  { "heads_of_government", NC_ ("level", "Heads of government") },
  { "ministers", NC_ ("level", "Ministers") },
  { "deputy_ministers", NC_ ("level", "Deputy ministers") },
  { "heads_of_organisation", NC_ ("level", "Heads of organisation") },
  { "senior_officials", NC_ ("level", "Senior officials") },
  { "experts", NC_ ("level", "Experts") },
};
const EntenteVocabulary entente_vocabulary_level = { "level", level_codes, G_N_ELEMENTS (level_codes) };

static const EntenteCode meeting_role_codes[] = {
  { "host", NC_ ("meeting_role", "Host") },
  { "visitor", NC_ ("meeting_role", "Visitor") },
  { "attending", NC_ ("meeting_role", "Attending") },
};
const EntenteVocabulary entente_vocabulary_meeting_role = { "meeting_role", meeting_role_codes, G_N_ELEMENTS (meeting_role_codes) };

static const EntenteCode meeting_type_codes[] = {
  { "bilateral", NC_ ("meeting_type", "Bilateral meeting") },
  { "multilateral", NC_ ("meeting_type", "Multilateral meeting") },
  { "visit", NC_ ("meeting_type", "Visit") },
  { "joint_session", NC_ ("meeting_type", "Session of a joint body") },
  { "consultation", NC_ ("meeting_type", "Political consultation") },
  { "call", NC_ ("meeting_type", "Call") },
};
const EntenteVocabulary entente_vocabulary_meeting_type = { "meeting_type", meeting_type_codes, G_N_ELEMENTS (meeting_type_codes) };

static const EntenteCode method_codes[] = {
  { "signature", NC_ ("method", "On signature") },
  { "exchange", NC_ ("method", "On exchange of instruments") },
  { "later_notification", NC_ ("method", "After the later notification") },
  { "nth_ratification", NC_ ("method", "After a number of ratifications") },
  { "fixed_date", NC_ ("method", "On a fixed date") },
};
const EntenteVocabulary entente_vocabulary_method = { "method", method_codes, G_N_ELEMENTS (method_codes) };

static const EntenteCode name_type_codes[] = {
  { "short", NC_ ("name_type", "Short name") },
  { "official", NC_ ("name_type", "Official name") },
  { "acronym", NC_ ("name_type", "Acronym") },
  { "former", NC_ ("name_type", "Former name") },
  { "translation", NC_ ("name_type", "Translation") },
  { "transliteration", NC_ ("name_type", "Transliteration") },
};
const EntenteVocabulary entente_vocabulary_name_type = { "name_type", name_type_codes, G_N_ELEMENTS (name_type_codes) };

static const EntenteCode notice_rule_codes[] = {
  { "before_end", NC_ ("notice_rule", "Before the period ends") },
  { "after_receipt", NC_ ("notice_rule", "Effective so long after receipt") },
};
const EntenteVocabulary entente_vocabulary_notice_rule = { "notice_rule", notice_rule_codes, G_N_ELEMENTS (notice_rule_codes) };

static const EntenteCode organisation_succession_codes[] = {
  { "renamed", NC_ ("organisation_succession", "Renamed") },
  { "merged", NC_ ("organisation_succession", "Merged into") },
  { "split", NC_ ("organisation_succession", "Split into") },
  { "took_over", NC_ ("organisation_succession", "Took over") },
};
const EntenteVocabulary entente_vocabulary_organisation_succession = { "organisation_succession", organisation_succession_codes, G_N_ELEMENTS (organisation_succession_codes) };

static const EntenteCode parent_tie_codes[] = {
  { "specialised_agency", NC_ ("parent_tie", "Specialised agency of") },
  { "affiliated", NC_ ("parent_tie", "Affiliated with") },
  { "unit", NC_ ("parent_tie", "Unit of") },
};
const EntenteVocabulary entente_vocabulary_parent_tie = { "parent_tie", parent_tie_codes, G_N_ELEMENTS (parent_tie_codes) };

static const EntenteCode person_role_codes[] = {
  { "head", NC_ ("person_role", "Head of delegation") },
  { "delegate", NC_ ("person_role", "Delegate") },
  { "speaker", NC_ ("person_role", "Speaker") },
  { "chair", NC_ ("person_role", "Chair") },
  { "moderator", NC_ ("person_role", "Moderator") },
  { "guest", NC_ ("person_role", "Guest") },
};
const EntenteVocabulary entente_vocabulary_person_role = { "person_role", person_role_codes, G_N_ELEMENTS (person_role_codes) };

static const EntenteCode preparation_codes[] = {
  { "objective", NC_ ("preparation", "Our objective") },
  { "point", NC_ ("preparation", "Point to make") },
  { "argument", NC_ ("preparation", "Argument") },
  { "their_objective", NC_ ("preparation", "Their objective") },
  { "their_point", NC_ ("preparation", "Point they may raise") },
  { "our_answer", NC_ ("preparation", "Our response (if pressed)") },
  { "press_line", NC_ ("preparation", "Press line") },
};
const EntenteVocabulary entente_vocabulary_preparation = { "preparation", preparation_codes, G_N_ELEMENTS (preparation_codes) };

static const EntenteCode presence_codes[] = {
  { "present", NC_ ("presence", "Present") },
  { "remote", NC_ ("presence", "Remote") },
};
const EntenteVocabulary entente_vocabulary_presence = { "presence", presence_codes, G_N_ELEMENTS (presence_codes) };

static const EntenteCode project_role_codes[] = {
  { "lead", NC_ ("project_role", "Lead") },
  { "partner", NC_ ("project_role", "Partner") },
  { "participant", NC_ ("project_role", "Participant") },
  { "implementer", NC_ ("project_role", "Implementer") },
  { "initiator", NC_ ("project_role", "Initiator") },
  { "funder", NC_ ("project_role", "Funder") },
  { "supporter", NC_ ("project_role", "Supporter") },
};
const EntenteVocabulary entente_vocabulary_project_role = { "project_role", project_role_codes, G_N_ELEMENTS (project_role_codes) };

static const EntenteCode project_status_codes[] = {
  { "planned", NC_ ("project_status", "Planned") },
  { "under_way", NC_ ("project_status", "Under way") },
  { "completed", NC_ ("project_status", "Completed") },
  { "suspended", NC_ ("project_status", "Suspended") },
  { "cancelled", NC_ ("project_status", "Cancelled") },
};
const EntenteVocabulary entente_vocabulary_project_status = { "project_status", project_status_codes, G_N_ELEMENTS (project_status_codes) };

static const EntenteCode project_type_codes[] = {
  { "project", NC_ ("project_type", "Project") },
  { "initiative", NC_ ("project_type", "Initiative") },
  { "programme", NC_ ("project_type", "Programme") },
  { "centre", NC_ ("project_type", "Centre") },
  { "zone", NC_ ("project_type", "Zone") },
};
const EntenteVocabulary entente_vocabulary_project_type = { "project_type", project_type_codes, G_N_ELEMENTS (project_type_codes) };

static const EntenteCode reliability_codes[] = {
  { "official", NC_ ("reliability", "Official") },
  { "reliable", NC_ ("reliability", "Reliable press") },
  { "unconfirmed", NC_ ("reliability", "Unconfirmed") },
};
const EntenteVocabulary entente_vocabulary_reliability = { "reliability", reliability_codes, G_N_ELEMENTS (reliability_codes) };

static const EntenteCode renewal_codes[] = {
  { "none", NC_ ("renewal", "None") },
  { "agreement", NC_ ("renewal", "By agreement") },
  { "tacit", NC_ ("renewal", "Tacit") },
};
const EntenteVocabulary entente_vocabulary_renewal = { "renewal", renewal_codes, G_N_ELEMENTS (renewal_codes) };

static const EntenteCode scheme_codes[] = {
  { "cultural", NC_ ("scheme", "Cultural") },
  { "geographic", NC_ ("scheme", "Geographic") },
  { "itu_region", NC_ ("scheme", "ITU region") },
  { "upu_region", NC_ ("scheme", "UPU region") },
  { "economic", NC_ ("scheme", "Economic") },
  { "other", NC_ ("scheme", "Other") },
};
const EntenteVocabulary entente_vocabulary_scheme = { "scheme", scheme_codes, G_N_ELEMENTS (scheme_codes) };

static const EntenteCode scope_codes[] = {
  { "worldwide", NC_ ("scope", "Worldwide") },
  { "interregional", NC_ ("scope", "Interregional") },
  { "regional", NC_ ("scope", "Regional") },
  { "subregional", NC_ ("scope", "Subregional") },
  { "national", NC_ ("scope", "National") },
};
const EntenteVocabulary entente_vocabulary_scope = { "scope", scope_codes, G_N_ELEMENTS (scope_codes) };

static const EntenteCode signatory_role_codes[] = {
  { "signatory", NC_ ("signatory_role", "Signatory") },
  { "witness", NC_ ("signatory_role", "Witness") },
};
const EntenteVocabulary entente_vocabulary_signatory_role = { "signatory_role", signatory_role_codes, G_N_ELEMENTS (signatory_role_codes) };

static const EntenteCode standing_codes[] = {
  { "full", NC_ ("standing", "Full member") },
  { "associate", NC_ ("standing", "Associate member") },
  { "observer", NC_ ("standing", "Observer") },
  { "sector_member", NC_ ("standing", "Sector member") },
  { "applicant", NC_ ("standing", "Applicant") },
  { "suspended", NC_ ("standing", "Suspended") },
  { "withdrawn", NC_ ("standing", "Withdrawn") },
  { "listed", NC_ ("standing", "Listed, standing not stated") },
};
const EntenteVocabulary entente_vocabulary_standing = { "standing", standing_codes, G_N_ELEMENTS (standing_codes) };

static const EntenteCode statement_type_codes[] = {
  { "objective", NC_ ("statement_type", "Objective") },
  { "priority", NC_ ("statement_type", "Priority") },
  { "target", NC_ ("statement_type", "Target") },
  { "position", NC_ ("statement_type", "Position") },
  { "tool", NC_ ("statement_type", "Tool") },
  { "figure", NC_ ("statement_type", "Figure") },
};
const EntenteVocabulary entente_vocabulary_statement_type = { "statement_type", statement_type_codes, G_N_ELEMENTS (statement_type_codes) };

static const EntenteCode status_codes[] = {
  { "proposed", NC_ ("status", "Proposed") },
  { "initialled", NC_ ("status", "Initialled") },
  { "signed", NC_ ("status", "Signed") },
  { "provisionally_applied", NC_ ("status", "Provisionally applied") },
  { "in_force", NC_ ("status", "In force") },
  { "suspended", NC_ ("status", "Suspended") },
  { "expired", NC_ ("status", "Expired") },
  { "terminated", NC_ ("status", "Terminated") },
  { "superseded", NC_ ("status", "Superseded") },
  { "unknown", NC_ ("status", "Not known") },
};
const EntenteVocabulary entente_vocabulary_status = { "status", status_codes, G_N_ELEMENTS (status_codes) };

static const EntenteCode support_codes[] = {
  { "asked", NC_ ("support", "Asked") },
  { "promised", NC_ ("support", "Promised") },
  { "declined", NC_ ("support", "Declined") },
  { "given", NC_ ("support", "Given") },
};
const EntenteVocabulary entente_vocabulary_support = { "support", support_codes, G_N_ELEMENTS (support_codes) };

static const EntenteCode term_codes[] = {
  { "fixed", NC_ ("term", "Fixed") },
  { "indefinite", NC_ ("term", "Indefinite") },
};
const EntenteVocabulary entente_vocabulary_term = { "term", term_codes, G_N_ELEMENTS (term_codes) };

static const EntenteCode tie_codes[] = {
  { "amends", NC_ ("tie", "Amends") },
  { "implements", NC_ ("tie", "Implements") },
  { "renews", NC_ ("tie", "Renews") },
  { "extends", NC_ ("tie", "Extends") },
  { "supersedes", NC_ ("tie", "Supersedes") },
  { "terminates", NC_ ("tie", "Terminates") },
  { "protocol_to", NC_ ("tie", "Protocol to") },
  { "annex_to", NC_ ("tie", "Annex to") },
  { "under", NC_ ("tie", "Concluded under") },
  { "establishes", NC_ ("tie", "Establishes") },
};
const EntenteVocabulary entente_vocabulary_tie = { "tie", tie_codes, G_N_ELEMENTS (tie_codes) };

static const EntenteCode translation_codes[] = {
  { "original", NC_ ("translation", "Original") },
  { "official", NC_ ("translation", "Official translation") },
  { "machine", NC_ ("translation", "Machine translation") },
};
const EntenteVocabulary entente_vocabulary_translation = { "translation", translation_codes, G_N_ELEMENTS (translation_codes) };

static const EntenteCode verdict_codes[] = {
  { "supports", NC_ ("verdict", "Supports") },
  { "differs", NC_ ("verdict", "Differs") },
};
const EntenteVocabulary entente_vocabulary_verdict = { "verdict", verdict_codes, G_N_ELEMENTS (verdict_codes) };

static const EntenteCode work_codes[] = {
  { "preparation", NC_ ("work", "In preparation") },
  { "examination", NC_ ("work", "Under examination") },
  { "negotiation", NC_ ("work", "Under negotiation") },
  { "revision", NC_ ("work", "Under revision") },
  { "renewal", NC_ ("work", "Renewal under way") },
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
  return g_dpgettext2 (GETTEXT_PACKAGE, vocabulary->name, vocabulary->codes[place].label);
}
