-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- The catalogue, version 1. The migration runner executes each file in one transaction and sets
-- user_version to its number; a released file is never edited.
--
-- Dates are EDTF text, ids come from the id generator, and all foreign keys are deferred and
-- without action: the store deletes and unties explicitly, so that an inverted changeset always
-- applies. Attached tables (those whose changes are recorded for undo) have no UNIQUE beyond the
-- primary key and columns that never change.

---------------------------------------------------------------------------------------------------
-- Closed vocabularies: the codes of the program, never removed. Not attached.
---------------------------------------------------------------------------------------------------

CREATE TABLE code_act (code TEXT PRIMARY KEY NOT NULL) STRICT, WITHOUT ROWID;
INSERT INTO code_act (code) VALUES
  ('adoption'), ('authentication'), ('initialling'), ('signature'), ('signature_ad_referendum'),
  ('ratification'), ('acceptance'), ('approval'), ('formal_confirmation'), ('accession'),
  ('succession'), ('notification_consent'), ('notification_procedures'),
  ('provisional_application'), ('entry_into_force'), ('reservation'), ('declaration'),
  ('objection'), ('withdrawal'), ('extension'), ('renewal'), ('suspension'), ('resumption'),
  ('notice_termination'), ('notice_non_renewal'), ('denunciation'), ('termination'),
  ('registration');

CREATE TABLE code_basis (code TEXT PRIMARY KEY NOT NULL) STRICT, WITHOUT ROWID;
INSERT INTO code_basis (code) VALUES
  ('ex_officio'), ('full_powers'), ('on_behalf');

CREATE TABLE code_binding (code TEXT PRIMARY KEY NOT NULL) STRICT, WITHOUT ROWID;
INSERT INTO code_binding (code) VALUES
  ('binding'), ('non_binding');

CREATE TABLE code_body_role (code TEXT PRIMARY KEY NOT NULL) STRICT, WITHOUT ROWID;
INSERT INTO code_body_role (code) VALUES
  ('takes_part'), ('prepares');

CREATE TABLE code_body_type (code TEXT PRIMARY KEY NOT NULL) STRICT, WITHOUT ROWID;
INSERT INTO code_body_type (code) VALUES
  ('plenary'), ('council'), ('executive'), ('secretariat'), ('committee'), ('working_group'),
  ('joint_commission'), ('high_commission'), ('political_consultative_committee'), ('other');

CREATE TABLE code_candidature (code TEXT PRIMARY KEY NOT NULL) STRICT, WITHOUT ROWID;
INSERT INTO code_candidature (code) VALUES
  ('declared'), ('elected'), ('not_elected'), ('withdrawn');

CREATE TABLE code_capacity (code TEXT PRIMARY KEY NOT NULL) STRICT, WITHOUT ROWID;
INSERT INTO code_capacity (code) VALUES
  ('party'), ('signatory'), ('negotiating'), ('beneficiary');

CREATE TABLE code_certainty (code TEXT PRIMARY KEY NOT NULL) STRICT, WITHOUT ROWID;
INSERT INTO code_certainty (code) VALUES
  ('stated'), ('inferred'), ('doubtful');

CREATE TABLE code_class (code TEXT PRIMARY KEY NOT NULL) STRICT, WITHOUT ROWID;
INSERT INTO code_class (code) VALUES
  ('un_specialised_agency'), ('un_entity'), ('intergovernmental'), ('non_un_specialised'),
  ('trade'), ('development_bank'), ('ministry'), ('regulator'), ('operator'), ('park'),
  ('company'), ('academic'), ('media'), ('other');

CREATE TABLE code_commitment_state (code TEXT PRIMARY KEY NOT NULL) STRICT, WITHOUT ROWID;
INSERT INTO code_commitment_state (code) VALUES
  ('open'), ('welcomed'), ('in_progress'), ('done'), ('declined'), ('lapsed');

CREATE TABLE code_commitment_type (code TEXT PRIMARY KEY NOT NULL) STRICT, WITHOUT ROWID;
INSERT INTO code_commitment_type (code) VALUES
  ('invitation'), ('offer'), ('request'), ('call'), ('undertaking'), ('proposal'), ('readiness');

CREATE TABLE code_confidentiality (code TEXT PRIMARY KEY NOT NULL) STRICT, WITHOUT ROWID;
INSERT INTO code_confidentiality (code) VALUES
  ('public'), ('internal'), ('restricted');

CREATE TABLE code_contact (code TEXT PRIMARY KEY NOT NULL) STRICT, WITHOUT ROWID;
INSERT INTO code_contact (code) VALUES
  ('email'), ('telephone'), ('mobile'), ('fax'), ('post'), ('web');

CREATE TABLE code_country_succession (code TEXT PRIMARY KEY NOT NULL) STRICT, WITHOUT ROWID;
INSERT INTO code_country_succession (code) VALUES
  ('became'), ('merged'), ('split');

CREATE TABLE code_event_status (code TEXT PRIMARY KEY NOT NULL) STRICT, WITHOUT ROWID;
INSERT INTO code_event_status (code) VALUES
  ('planned'), ('held'), ('postponed'), ('cancelled');

CREATE TABLE code_event_type (code TEXT PRIMARY KEY NOT NULL) STRICT, WITHOUT ROWID;
INSERT INTO code_event_type (code) VALUES
  ('conference'), ('forum'), ('exhibition'), ('congress'), ('general_assembly'), ('summit'),
  ('election'), ('ceremony'), ('other');

CREATE TABLE code_extent (code TEXT PRIMARY KEY NOT NULL) STRICT, WITHOUT ROWID;
INSERT INTO code_extent (code) VALUES
  ('one'), ('exactly'), ('at_least'), ('several');

CREATE TABLE code_form (code TEXT PRIMARY KEY NOT NULL) STRICT, WITHOUT ROWID;
INSERT INTO code_form (code) VALUES
  ('treaty'), ('convention'), ('charter'), ('agreement'), ('protocol'),
  ('memorandum_of_understanding'), ('memorandum_of_cooperation'), ('exchange_of_notes'),
  ('programme'), ('action_plan'), ('declaration'), ('joint_statement'), ('letter_of_intent'),
  ('agreed_minutes'), ('arrangement'), ('amendment'), ('several');

CREATE TABLE code_ground (code TEXT PRIMARY KEY NOT NULL) STRICT, WITHOUT ROWID;
INSERT INTO code_ground (code) VALUES
  ('expiry'), ('consent'), ('denunciation'), ('conclusion'), ('breach'), ('fulfilment'),
  ('other');

CREATE TABLE code_hosting (code TEXT PRIMARY KEY NOT NULL) STRICT, WITHOUT ROWID;
INSERT INTO code_hosting (code) VALUES
  ('alternating'), ('fixed');

CREATE TABLE code_how (code TEXT PRIMARY KEY NOT NULL) STRICT, WITHOUT ROWID;
INSERT INTO code_how (code) VALUES
  ('exactly'), ('more_than'), ('about'), ('at_least');

CREATE TABLE code_level (code TEXT PRIMARY KEY NOT NULL) STRICT, WITHOUT ROWID;
INSERT INTO code_level (code) VALUES
  ('heads_of_state'), ('heads_of_government'), ('ministers'), ('deputy_ministers'),
  ('heads_of_organisation'), ('senior_officials'), ('experts');

CREATE TABLE code_meeting_role (code TEXT PRIMARY KEY NOT NULL) STRICT, WITHOUT ROWID;
INSERT INTO code_meeting_role (code) VALUES
  ('host'), ('visitor'), ('attending');

CREATE TABLE code_meeting_type (code TEXT PRIMARY KEY NOT NULL) STRICT, WITHOUT ROWID;
INSERT INTO code_meeting_type (code) VALUES
  ('bilateral'), ('multilateral'), ('visit'), ('joint_session'), ('consultation'), ('call');

CREATE TABLE code_method (code TEXT PRIMARY KEY NOT NULL) STRICT, WITHOUT ROWID;
INSERT INTO code_method (code) VALUES
  ('signature'), ('exchange'), ('later_notification'), ('nth_ratification'), ('fixed_date');

CREATE TABLE code_name_type (code TEXT PRIMARY KEY NOT NULL) STRICT, WITHOUT ROWID;
INSERT INTO code_name_type (code) VALUES
  ('short'), ('official'), ('acronym'), ('former'), ('translation'), ('transliteration');

CREATE TABLE code_notice_rule (code TEXT PRIMARY KEY NOT NULL) STRICT, WITHOUT ROWID;
INSERT INTO code_notice_rule (code) VALUES
  ('before_end'), ('after_receipt');

CREATE TABLE code_organisation_succession (code TEXT PRIMARY KEY NOT NULL) STRICT, WITHOUT ROWID;
INSERT INTO code_organisation_succession (code) VALUES
  ('renamed'), ('merged'), ('split'), ('took_over');

CREATE TABLE code_parent_tie (code TEXT PRIMARY KEY NOT NULL) STRICT, WITHOUT ROWID;
INSERT INTO code_parent_tie (code) VALUES
  ('specialised_agency'), ('affiliated'), ('unit');

CREATE TABLE code_person_role (code TEXT PRIMARY KEY NOT NULL) STRICT, WITHOUT ROWID;
INSERT INTO code_person_role (code) VALUES
  ('head'), ('delegate'), ('speaker'), ('chair'), ('moderator'), ('guest');

CREATE TABLE code_preparation (code TEXT PRIMARY KEY NOT NULL) STRICT, WITHOUT ROWID;
INSERT INTO code_preparation (code) VALUES
  ('objective'), ('point'), ('argument'), ('their_objective'), ('their_point'), ('our_answer'),
  ('press_line');

CREATE TABLE code_presence (code TEXT PRIMARY KEY NOT NULL) STRICT, WITHOUT ROWID;
INSERT INTO code_presence (code) VALUES
  ('present'), ('remote');

CREATE TABLE code_project_role (code TEXT PRIMARY KEY NOT NULL) STRICT, WITHOUT ROWID;
INSERT INTO code_project_role (code) VALUES
  ('lead'), ('partner'), ('participant'), ('implementer'), ('initiator'), ('funder'),
  ('supporter');

CREATE TABLE code_project_status (code TEXT PRIMARY KEY NOT NULL) STRICT, WITHOUT ROWID;
INSERT INTO code_project_status (code) VALUES
  ('planned'), ('under_way'), ('completed'), ('suspended'), ('cancelled');

CREATE TABLE code_project_type (code TEXT PRIMARY KEY NOT NULL) STRICT, WITHOUT ROWID;
INSERT INTO code_project_type (code) VALUES
  ('project'), ('initiative'), ('programme'), ('centre'), ('zone');

CREATE TABLE code_reliability (code TEXT PRIMARY KEY NOT NULL) STRICT, WITHOUT ROWID;
INSERT INTO code_reliability (code) VALUES
  ('official'), ('reliable'), ('unconfirmed');

CREATE TABLE code_renewal (code TEXT PRIMARY KEY NOT NULL) STRICT, WITHOUT ROWID;
INSERT INTO code_renewal (code) VALUES
  ('none'), ('agreement'), ('tacit');

CREATE TABLE code_scheme (code TEXT PRIMARY KEY NOT NULL) STRICT, WITHOUT ROWID;
INSERT INTO code_scheme (code) VALUES
  ('cultural'), ('geographic'), ('itu_region'), ('upu_region'), ('economic'), ('other');

CREATE TABLE code_scope (code TEXT PRIMARY KEY NOT NULL) STRICT, WITHOUT ROWID;
INSERT INTO code_scope (code) VALUES
  ('worldwide'), ('interregional'), ('regional'), ('subregional'), ('national');

CREATE TABLE code_signatory_role (code TEXT PRIMARY KEY NOT NULL) STRICT, WITHOUT ROWID;
INSERT INTO code_signatory_role (code) VALUES
  ('signatory'), ('witness');

CREATE TABLE code_standing (code TEXT PRIMARY KEY NOT NULL) STRICT, WITHOUT ROWID;
INSERT INTO code_standing (code) VALUES
  ('full'), ('associate'), ('observer'), ('sector_member'), ('applicant'), ('suspended'),
  ('withdrawn'), ('listed');

CREATE TABLE code_statement_type (code TEXT PRIMARY KEY NOT NULL) STRICT, WITHOUT ROWID;
INSERT INTO code_statement_type (code) VALUES
  ('objective'), ('priority'), ('target'), ('position'), ('tool'), ('figure');

CREATE TABLE code_status (code TEXT PRIMARY KEY NOT NULL) STRICT, WITHOUT ROWID;
INSERT INTO code_status (code) VALUES
  ('proposed'), ('initialled'), ('signed'), ('provisionally_applied'), ('in_force'),
  ('suspended'), ('expired'), ('terminated'), ('superseded'), ('unknown');

CREATE TABLE code_support (code TEXT PRIMARY KEY NOT NULL) STRICT, WITHOUT ROWID;
INSERT INTO code_support (code) VALUES
  ('asked'), ('promised'), ('declined'), ('given');

CREATE TABLE code_term (code TEXT PRIMARY KEY NOT NULL) STRICT, WITHOUT ROWID;
INSERT INTO code_term (code) VALUES
  ('fixed'), ('indefinite');

CREATE TABLE code_tie (code TEXT PRIMARY KEY NOT NULL) STRICT, WITHOUT ROWID;
INSERT INTO code_tie (code) VALUES
  ('amends'), ('implements'), ('renews'), ('extends'), ('supersedes'), ('terminates'),
  ('protocol_to'), ('annex_to'), ('under'), ('establishes');

CREATE TABLE code_translation (code TEXT PRIMARY KEY NOT NULL) STRICT, WITHOUT ROWID;
INSERT INTO code_translation (code) VALUES
  ('original'), ('official'), ('machine');

CREATE TABLE code_verdict (code TEXT PRIMARY KEY NOT NULL) STRICT, WITHOUT ROWID;
INSERT INTO code_verdict (code) VALUES
  ('supports'), ('differs');

CREATE TABLE code_work (code TEXT PRIMARY KEY NOT NULL) STRICT, WITHOUT ROWID;
INSERT INTO code_work (code) VALUES
  ('preparation'), ('examination'), ('negotiation'), ('revision'), ('renewal');

---------------------------------------------------------------------------------------------------
-- Records: the fields common to all kinds, then a table for each kind and for each part. Attached.
-- A part is found through its record, which is therefore the first column of its primary key: a
-- changeset then names the record even where only the part changed.
---------------------------------------------------------------------------------------------------

CREATE TABLE record (
  id INTEGER PRIMARY KEY CHECK (id > 0),
  kind TEXT NOT NULL CHECK (kind IN (
    'topic', 'group', 'sector', 'country', 'organisation', 'body',
    'person', 'post', 'source', 'project', 'event', 'meeting',
    'instrument', 'membership', 'mandate', 'commitment', 'statement')),
  extent TEXT REFERENCES code_extent (code) DEFERRABLE INITIALLY DEFERRED,
  extent_number INTEGER CHECK (extent_number >= 0),
  confidentiality TEXT NOT NULL
    REFERENCES code_confidentiality (code) DEFERRABLE INITIALLY DEFERRED,
  desk TEXT CHECK (desk <> ''),
  verified TEXT CHECK (verified <> ''),
  notes TEXT CHECK (notes <> ''),
  UNIQUE (id, kind)
) STRICT;

CREATE TABLE topic (
  id INTEGER PRIMARY KEY REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED,
  parent INTEGER REFERENCES topic (id) DEFERRABLE INITIALLY DEFERRED
) STRICT;

CREATE TABLE "group" (
  id INTEGER PRIMARY KEY REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED,
  scheme TEXT REFERENCES code_scheme (code) DEFERRABLE INITIALLY DEFERRED
) STRICT;

CREATE TABLE sector (
  id INTEGER PRIMARY KEY REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED
) STRICT;

CREATE TABLE country (
  id INTEGER PRIMARY KEY REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED,
  alpha2 TEXT CHECK (alpha2 <> ''),
  alpha3 TEXT CHECK (alpha3 <> ''),
  existed TEXT CHECK (existed <> ''),
  capital TEXT CHECK (capital <> ''),
  standing TEXT CHECK (standing <> '')
) STRICT;

CREATE TABLE country_group (
  record INTEGER NOT NULL REFERENCES country (id) DEFERRABLE INITIALLY DEFERRED,
  id INTEGER NOT NULL CHECK (id > 0),
  position INTEGER NOT NULL,
  "group" INTEGER NOT NULL REFERENCES "group" (id) DEFERRABLE INITIALLY DEFERRED,
  period TEXT CHECK (period <> ''),
  PRIMARY KEY (record, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE country_succession (
  record INTEGER NOT NULL REFERENCES country (id) DEFERRABLE INITIALLY DEFERRED,
  id INTEGER NOT NULL CHECK (id > 0),
  position INTEGER NOT NULL,
  type TEXT NOT NULL REFERENCES code_country_succession (code) DEFERRABLE INITIALLY DEFERRED,
  successor INTEGER NOT NULL REFERENCES country (id) DEFERRABLE INITIALLY DEFERRED,
  date TEXT CHECK (date <> ''),
  PRIMARY KEY (record, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE organisation (
  id INTEGER PRIMARY KEY REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED,
  class TEXT REFERENCES code_class (code) DEFERRABLE INITIALLY DEFERRED,
  scope TEXT REFERENCES code_scope (code) DEFERRABLE INITIALLY DEFERRED,
  country INTEGER REFERENCES country (id) DEFERRABLE INITIALLY DEFERRED,
  tie TEXT REFERENCES code_parent_tie (code) DEFERRABLE INITIALLY DEFERRED,
  parent INTEGER REFERENCES organisation (id) DEFERRABLE INITIALLY DEFERRED,
  task TEXT CHECK (task <> ''),
  members REAL,
  members_how TEXT REFERENCES code_how (code) DEFERRABLE INITIALLY DEFERRED,
  members_unit TEXT CHECK (members_unit <> ''),
  members_as_of TEXT CHECK (members_as_of <> ''),
  seat TEXT CHECK (seat <> ''),
  seat_country INTEGER REFERENCES country (id) DEFERRABLE INITIALLY DEFERRED,
  website TEXT CHECK (website <> ''),
  founded TEXT CHECK (founded <> ''),
  founded_place TEXT CHECK (founded_place <> ''),
  founded_place_country INTEGER REFERENCES country (id) DEFERRABLE INITIALLY DEFERRED,
  founded_by TEXT CHECK (founded_by <> ''),
  dissolved TEXT CHECK (dissolved <> ''),
 
    CHECK (members IS NOT NULL
      OR (members_how IS NULL AND members_unit IS NULL AND members_as_of IS NULL))
) STRICT;

CREATE TABLE organisation_sector (
  record INTEGER NOT NULL REFERENCES organisation (id) DEFERRABLE INITIALLY DEFERRED,
  id INTEGER NOT NULL CHECK (id > 0),
  position INTEGER NOT NULL,
  sector INTEGER NOT NULL REFERENCES sector (id) DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (record, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE organisation_succession (
  record INTEGER NOT NULL REFERENCES organisation (id) DEFERRABLE INITIALLY DEFERRED,
  id INTEGER NOT NULL CHECK (id > 0),
  position INTEGER NOT NULL,
  type TEXT NOT NULL REFERENCES code_organisation_succession (code) DEFERRABLE INITIALLY DEFERRED,
  other INTEGER NOT NULL REFERENCES organisation (id) DEFERRABLE INITIALLY DEFERRED,
  date TEXT CHECK (date <> ''),
  PRIMARY KEY (record, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE body (
  id INTEGER PRIMARY KEY REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED,
  type TEXT REFERENCES code_body_type (code) DEFERRABLE INITIALLY DEFERRED,
  parent INTEGER,
  parent_kind TEXT CHECK (parent_kind IN ('organisation', 'body')),
  task TEXT CHECK (task <> ''),
  seats REAL,
  seats_how TEXT REFERENCES code_how (code) DEFERRABLE INITIALLY DEFERRED,
  seats_unit TEXT CHECK (seats_unit <> ''),
  seats_as_of TEXT CHECK (seats_as_of <> ''),
  constituencies REAL,
  constituencies_how TEXT REFERENCES code_how (code) DEFERRABLE INITIALLY DEFERRED,
  constituencies_unit TEXT CHECK (constituencies_unit <> ''),
  constituencies_as_of TEXT CHECK (constituencies_as_of <> ''),
  elected_by INTEGER REFERENCES body (id) DEFERRABLE INITIALLY DEFERRED,
  term TEXT CHECK (term <> ''),
  periodicity TEXT CHECK (periodicity <> ''),
  hosting TEXT REFERENCES code_hosting (code) DEFERRABLE INITIALLY DEFERRED,
  host INTEGER,
  host_kind TEXT CHECK (host_kind IN ('country', 'organisation')),
  host_words TEXT CHECK (host_words <> ''),
  seat TEXT CHECK (seat <> ''),
  seat_country INTEGER REFERENCES country (id) DEFERRABLE INITIALLY DEFERRED,
  existed TEXT CHECK (existed <> ''),
  CHECK ((parent IS NULL) = (parent_kind IS NULL)),
  FOREIGN KEY (parent, parent_kind) REFERENCES record (id, kind) DEFERRABLE INITIALLY DEFERRED,
  CHECK (seats IS NOT NULL OR (seats_how IS NULL AND seats_unit IS NULL AND seats_as_of IS NULL)),
 
    CHECK (constituencies IS NOT NULL
      OR (constituencies_how IS NULL AND constituencies_unit IS NULL AND constituencies_as_of IS NULL)),
  CHECK ((host IS NULL) = (host_kind IS NULL)),
  FOREIGN KEY (host, host_kind) REFERENCES record (id, kind) DEFERRABLE INITIALLY DEFERRED
) STRICT;

CREATE TABLE body_party (
  record INTEGER NOT NULL REFERENCES body (id) DEFERRABLE INITIALLY DEFERRED,
  id INTEGER NOT NULL CHECK (id > 0),
  position INTEGER NOT NULL,
  party INTEGER,
  party_kind TEXT CHECK (party_kind IN ('country', 'organisation')),
  party_words TEXT CHECK (party_words <> ''),
  role TEXT REFERENCES code_body_role (code) DEFERRABLE INITIALLY DEFERRED,
  CHECK ((party IS NULL) = (party_kind IS NULL)),
  FOREIGN KEY (party, party_kind) REFERENCES record (id, kind) DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (record, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE body_constituency (
  record INTEGER NOT NULL REFERENCES body (id) DEFERRABLE INITIALLY DEFERRED,
  id INTEGER NOT NULL CHECK (id > 0),
  position INTEGER NOT NULL,
  constituency TEXT NOT NULL CHECK (constituency <> ''),
  seats INTEGER CHECK (seats >= 0),
  PRIMARY KEY (record, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE person (
  id INTEGER PRIMARY KEY REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED,
  honorific TEXT CHECK (honorific <> ''),
  given TEXT CHECK (given <> ''),
  family TEXT CHECK (family <> ''),
  display TEXT CHECK (display <> ''),
  sort TEXT CHECK (sort <> ''),
  address_form TEXT CHECK (address_form <> ''),
  biography TEXT CHECK (biography <> '')
) STRICT;

CREATE TABLE person_language (
  record INTEGER NOT NULL REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
  id INTEGER NOT NULL CHECK (id > 0),
  position INTEGER NOT NULL,
  language TEXT NOT NULL CHECK (language <> ''),
  PRIMARY KEY (record, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE person_contact (
  record INTEGER NOT NULL REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
  id INTEGER NOT NULL CHECK (id > 0),
  position INTEGER NOT NULL,
  type TEXT NOT NULL REFERENCES code_contact (code) DEFERRABLE INITIALLY DEFERRED,
  text TEXT NOT NULL CHECK (text <> ''),
  PRIMARY KEY (record, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE post (
  id INTEGER PRIMARY KEY REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED,
  title TEXT NOT NULL CHECK (title <> ''),
  parent INTEGER,
  parent_kind TEXT CHECK (parent_kind IN ('country', 'organisation', 'body')),
  ex_officio_of INTEGER REFERENCES post (id) DEFERRABLE INITIALLY DEFERRED,
  CHECK ((parent IS NULL) = (parent_kind IS NULL)),
  FOREIGN KEY (parent, parent_kind) REFERENCES record (id, kind) DEFERRABLE INITIALLY DEFERRED
) STRICT;

CREATE TABLE post_holding (
  record INTEGER NOT NULL REFERENCES post (id) DEFERRABLE INITIALLY DEFERRED,
  id INTEGER NOT NULL CHECK (id > 0),
  position INTEGER NOT NULL,
  person INTEGER NOT NULL REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
  period TEXT CHECK (period <> ''),
  attested TEXT CHECK (attested <> ''),
  PRIMARY KEY (record, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE source (
  id INTEGER PRIMARY KEY REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED,
  publisher TEXT CHECK (publisher <> ''),
  author TEXT CHECK (author <> ''),
  reported_by TEXT CHECK (reported_by <> ''),
  language TEXT CHECK (language <> ''),
  translation TEXT REFERENCES code_translation (code) DEFERRABLE INITIALLY DEFERRED,
  reliability TEXT REFERENCES code_reliability (code) DEFERRABLE INITIALLY DEFERRED,
  published TEXT CHECK (published <> ''),
  retrieved TEXT CHECK (retrieved <> ''),
  copyright TEXT CHECK (copyright <> ''),
  address TEXT CHECK (address <> ''),
  full_text TEXT CHECK (full_text <> '')
) STRICT;

CREATE TABLE project (
  id INTEGER PRIMARY KEY REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED,
  type TEXT REFERENCES code_project_type (code) DEFERRABLE INITIALLY DEFERRED,
  region TEXT CHECK (region <> ''),
  period TEXT CHECK (period <> ''),
  status TEXT REFERENCES code_project_status (code) DEFERRABLE INITIALLY DEFERRED,
  aims TEXT CHECK (aims <> '')
) STRICT;

CREATE TABLE project_party (
  record INTEGER NOT NULL REFERENCES project (id) DEFERRABLE INITIALLY DEFERRED,
  id INTEGER NOT NULL CHECK (id > 0),
  position INTEGER NOT NULL,
  party INTEGER,
  party_kind TEXT CHECK (party_kind IN ('country', 'organisation')),
  party_words TEXT CHECK (party_words <> ''),
  role TEXT REFERENCES code_project_role (code) DEFERRABLE INITIALLY DEFERRED,
  CHECK ((party IS NULL) = (party_kind IS NULL)),
  FOREIGN KEY (party, party_kind) REFERENCES record (id, kind) DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (record, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE project_basis (
  record INTEGER NOT NULL REFERENCES project (id) DEFERRABLE INITIALLY DEFERRED,
  id INTEGER NOT NULL CHECK (id > 0),
  position INTEGER NOT NULL,
  instrument INTEGER NOT NULL REFERENCES instrument (id) DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (record, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE event (
  id INTEGER PRIMARY KEY REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED,
  period TEXT CHECK (period <> ''),
  type TEXT REFERENCES code_event_type (code) DEFERRABLE INITIALLY DEFERRED,
  edition TEXT CHECK (edition <> ''),
  theme TEXT CHECK (theme <> ''),
  status TEXT REFERENCES code_event_status (code) DEFERRABLE INITIALLY DEFERRED,
  place TEXT CHECK (place <> ''),
  place_country INTEGER REFERENCES country (id) DEFERRABLE INITIALLY DEFERRED,
  host INTEGER,
  host_kind TEXT CHECK (host_kind IN ('country', 'organisation')),
  host_words TEXT CHECK (host_words <> ''),
  organiser INTEGER,
  organiser_kind TEXT CHECK (organiser_kind IN ('country', 'organisation')),
  organiser_words TEXT CHECK (organiser_words <> ''),
  part_of INTEGER REFERENCES event (id) DEFERRABLE INITIALLY DEFERRED,
  session_of INTEGER REFERENCES body (id) DEFERRABLE INITIALLY DEFERRED,
  session INTEGER CHECK (session >= 0),
  project INTEGER REFERENCES project (id) DEFERRABLE INITIALLY DEFERRED,
  CHECK ((host IS NULL) = (host_kind IS NULL)),
  FOREIGN KEY (host, host_kind) REFERENCES record (id, kind) DEFERRABLE INITIALLY DEFERRED,
  CHECK ((organiser IS NULL) = (organiser_kind IS NULL)),
  FOREIGN KEY (organiser, organiser_kind) REFERENCES record (id, kind) DEFERRABLE INITIALLY DEFERRED
) STRICT;

CREATE TABLE event_participation (
  record INTEGER NOT NULL REFERENCES event (id) DEFERRABLE INITIALLY DEFERRED,
  id INTEGER NOT NULL CHECK (id > 0),
  position INTEGER NOT NULL,
  party INTEGER,
  party_kind TEXT CHECK (party_kind IN ('country', 'organisation')),
  party_words TEXT CHECK (party_words <> ''),
  represented_by INTEGER REFERENCES organisation (id) DEFERRABLE INITIALLY DEFERRED,
  head INTEGER REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
  size REAL,
  size_how TEXT REFERENCES code_how (code) DEFERRABLE INITIALLY DEFERRED,
  size_unit TEXT CHECK (size_unit <> ''),
  size_as_of TEXT CHECK (size_as_of <> ''),
  companies REAL,
  companies_how TEXT REFERENCES code_how (code) DEFERRABLE INITIALLY DEFERRED,
  companies_unit TEXT CHECK (companies_unit <> ''),
  companies_as_of TEXT CHECK (companies_as_of <> ''),
  stand REAL,
  stand_how TEXT REFERENCES code_how (code) DEFERRABLE INITIALLY DEFERRED,
  stand_unit TEXT CHECK (stand_unit <> ''),
  stand_as_of TEXT CHECK (stand_as_of <> ''),
  CHECK ((party IS NULL) = (party_kind IS NULL)),
  FOREIGN KEY (party, party_kind) REFERENCES record (id, kind) DEFERRABLE INITIALLY DEFERRED,
  CHECK (size IS NOT NULL OR (size_how IS NULL AND size_unit IS NULL AND size_as_of IS NULL)),
 
    CHECK (companies IS NOT NULL
      OR (companies_how IS NULL AND companies_unit IS NULL AND companies_as_of IS NULL)),
  CHECK (stand IS NOT NULL OR (stand_how IS NULL AND stand_unit IS NULL AND stand_as_of IS NULL)),
  PRIMARY KEY (record, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE event_person (
  record INTEGER NOT NULL REFERENCES event (id) DEFERRABLE INITIALLY DEFERRED,
  id INTEGER NOT NULL CHECK (id > 0),
  position INTEGER NOT NULL,
  person INTEGER REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
  person_words TEXT CHECK (person_words <> ''),
  post INTEGER REFERENCES post (id) DEFERRABLE INITIALLY DEFERRED,
  post_words TEXT CHECK (post_words <> ''),
  party INTEGER,
  party_kind TEXT CHECK (party_kind IN ('country', 'organisation')),
  party_words TEXT CHECK (party_words <> ''),
  role TEXT REFERENCES code_person_role (code) DEFERRABLE INITIALLY DEFERRED,
  presence TEXT REFERENCES code_presence (code) DEFERRABLE INITIALLY DEFERRED,
  CHECK ((party IS NULL) = (party_kind IS NULL)),
  FOREIGN KEY (party, party_kind) REFERENCES record (id, kind) DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (record, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE event_seat (
  record INTEGER NOT NULL REFERENCES event (id) DEFERRABLE INITIALLY DEFERRED,
  id INTEGER NOT NULL CHECK (id > 0),
  position INTEGER NOT NULL,
  body INTEGER REFERENCES body (id) DEFERRABLE INITIALLY DEFERRED,
  post INTEGER REFERENCES post (id) DEFERRABLE INITIALLY DEFERRED,
  constituency TEXT CHECK (constituency <> ''),
  seats REAL,
  seats_how TEXT REFERENCES code_how (code) DEFERRABLE INITIALLY DEFERRED,
  seats_unit TEXT CHECK (seats_unit <> ''),
  seats_as_of TEXT CHECK (seats_as_of <> ''),
  CHECK (seats IS NOT NULL OR (seats_how IS NULL AND seats_unit IS NULL AND seats_as_of IS NULL)),
  PRIMARY KEY (record, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE meeting (
  id INTEGER PRIMARY KEY REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED,
  date TEXT CHECK (date <> ''),
  type TEXT REFERENCES code_meeting_type (code) DEFERRABLE INITIALLY DEFERRED,
  level TEXT REFERENCES code_level (code) DEFERRABLE INITIALLY DEFERRED,
  title TEXT CHECK (title <> ''),
  status TEXT REFERENCES code_event_status (code) DEFERRABLE INITIALLY DEFERRED,
  place TEXT CHECK (place <> ''),
  place_country INTEGER REFERENCES country (id) DEFERRABLE INITIALLY DEFERRED,
  sidelines_of INTEGER REFERENCES event (id) DEFERRABLE INITIALLY DEFERRED,
  part_of INTEGER REFERENCES meeting (id) DEFERRABLE INITIALLY DEFERRED,
  session_of INTEGER REFERENCES body (id) DEFERRABLE INITIALLY DEFERRED,
  session INTEGER CHECK (session >= 0),
  summary TEXT CHECK (summary <> ''),
  outcome TEXT CHECK (outcome <> '')
) STRICT;

CREATE TABLE meeting_party (
  record INTEGER NOT NULL REFERENCES meeting (id) DEFERRABLE INITIALLY DEFERRED,
  id INTEGER NOT NULL CHECK (id > 0),
  position INTEGER NOT NULL,
  party INTEGER,
  party_kind TEXT CHECK (party_kind IN ('country', 'organisation')),
  party_words TEXT CHECK (party_words <> ''),
  role TEXT REFERENCES code_meeting_role (code) DEFERRABLE INITIALLY DEFERRED,
  represented_by INTEGER REFERENCES organisation (id) DEFERRABLE INITIALLY DEFERRED,
  CHECK ((party IS NULL) = (party_kind IS NULL)),
  FOREIGN KEY (party, party_kind) REFERENCES record (id, kind) DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (record, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE meeting_participant (
  record INTEGER NOT NULL REFERENCES meeting (id) DEFERRABLE INITIALLY DEFERRED,
  id INTEGER NOT NULL CHECK (id > 0),
  position INTEGER NOT NULL,
  person INTEGER REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
  person_words TEXT CHECK (person_words <> ''),
  post INTEGER REFERENCES post (id) DEFERRABLE INITIALLY DEFERRED,
  post_words TEXT CHECK (post_words <> ''),
  party INTEGER,
  party_kind TEXT CHECK (party_kind IN ('country', 'organisation')),
  party_words TEXT CHECK (party_words <> ''),
  role TEXT REFERENCES code_person_role (code) DEFERRABLE INITIALLY DEFERRED,
  presence TEXT REFERENCES code_presence (code) DEFERRABLE INITIALLY DEFERRED,
  CHECK ((party IS NULL) = (party_kind IS NULL)),
  FOREIGN KEY (party, party_kind) REFERENCES record (id, kind) DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (record, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE meeting_item (
  record INTEGER NOT NULL REFERENCES meeting (id) DEFERRABLE INITIALLY DEFERRED,
  id INTEGER NOT NULL CHECK (id > 0),
  position INTEGER NOT NULL,
  text TEXT NOT NULL CHECK (text <> ''),
  topic INTEGER REFERENCES topic (id) DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (record, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE meeting_point (
  record INTEGER NOT NULL REFERENCES meeting (id) DEFERRABLE INITIALLY DEFERRED,
  id INTEGER NOT NULL CHECK (id > 0),
  position INTEGER NOT NULL,
  type TEXT NOT NULL REFERENCES code_preparation (code) DEFERRABLE INITIALLY DEFERRED,
  text TEXT NOT NULL CHECK (text <> ''),
  confidentiality TEXT REFERENCES code_confidentiality (code) DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (record, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE instrument (
  id INTEGER PRIMARY KEY REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED,
  form TEXT REFERENCES code_form (code) DEFERRABLE INITIALLY DEFERRED,
  binding TEXT REFERENCES code_binding (code) DEFERRABLE INITIALLY DEFERRED,
  work TEXT REFERENCES code_work (code) DEFERRABLE INITIALLY DEFERRED,
  objectives TEXT CHECK (objectives <> ''),
  place TEXT CHECK (place <> ''),
  place_country INTEGER REFERENCES country (id) DEFERRABLE INITIALLY DEFERRED,
  sidelines_of INTEGER REFERENCES event (id) DEFERRABLE INITIALLY DEFERRED,
  signed_at INTEGER,
  signed_at_kind TEXT CHECK (signed_at_kind IN ('event', 'meeting')),
  term TEXT REFERENCES code_term (code) DEFERRABLE INITIALLY DEFERRED,
  duration TEXT CHECK (duration <> ''),
  renewal TEXT REFERENCES code_renewal (code) DEFERRABLE INITIALLY DEFERRED,
  renewal_length TEXT CHECK (renewal_length <> ''),
  renewal_maximum INTEGER CHECK (renewal_maximum >= 0),
  notice TEXT CHECK (notice <> ''),
  notice_rule TEXT REFERENCES code_notice_rule (code) DEFERRABLE INITIALLY DEFERRED,
  prevailing TEXT CHECK (prevailing <> ''),
  depositary INTEGER,
  depositary_kind TEXT CHECK (depositary_kind IN ('country', 'organisation')),
  depositary_words TEXT CHECK (depositary_words <> ''),
  original TEXT CHECK (original <> ''),
  reference TEXT CHECK (reference <> ''),
  status_override TEXT REFERENCES code_status (code) DEFERRABLE INITIALLY DEFERRED,
  override_reason TEXT CHECK (override_reason <> ''),
  CHECK ((signed_at IS NULL) = (signed_at_kind IS NULL)),
  FOREIGN KEY (signed_at, signed_at_kind)
    REFERENCES record (id, kind) DEFERRABLE INITIALLY DEFERRED,
  CHECK ((depositary IS NULL) = (depositary_kind IS NULL)),
  FOREIGN KEY (depositary, depositary_kind)
    REFERENCES record (id, kind) DEFERRABLE INITIALLY DEFERRED
) STRICT;

CREATE TABLE instrument_party (
  record INTEGER NOT NULL REFERENCES instrument (id) DEFERRABLE INITIALLY DEFERRED,
  id INTEGER NOT NULL CHECK (id > 0),
  position INTEGER NOT NULL,
  party INTEGER,
  party_kind TEXT CHECK (party_kind IN ('country', 'organisation')),
  party_words TEXT CHECK (party_words <> ''),
  body INTEGER REFERENCES organisation (id) DEFERRABLE INITIALLY DEFERRED,
  capacity TEXT REFERENCES code_capacity (code) DEFERRABLE INITIALLY DEFERRED,
  CHECK ((party IS NULL) = (party_kind IS NULL)),
  FOREIGN KEY (party, party_kind) REFERENCES record (id, kind) DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (record, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE instrument_act (
  record INTEGER NOT NULL REFERENCES instrument (id) DEFERRABLE INITIALLY DEFERRED,
  id INTEGER NOT NULL CHECK (id > 0),
  position INTEGER NOT NULL,
  type TEXT NOT NULL REFERENCES code_act (code) DEFERRABLE INITIALLY DEFERRED,
  party INTEGER,
  party_kind TEXT CHECK (party_kind IN ('country', 'organisation')),
  party_words TEXT CHECK (party_words <> ''),
  date TEXT CHECK (date <> ''),
  received TEXT CHECK (received <> ''),
  effect TEXT CHECK (effect <> ''),
  method TEXT REFERENCES code_method (code) DEFERRABLE INITIALLY DEFERRED,
  delay TEXT CHECK (delay <> ''),
  count INTEGER CHECK (count >= 0),
  new_end TEXT CHECK (new_end <> ''),
  ground TEXT REFERENCES code_ground (code) DEFERRABLE INITIALLY DEFERRED,
  text TEXT CHECK (text <> ''),
  reference TEXT CHECK (reference <> ''),
  CHECK ((party IS NULL) = (party_kind IS NULL)),
  FOREIGN KEY (party, party_kind) REFERENCES record (id, kind) DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (record, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE instrument_signatory (
  record INTEGER NOT NULL REFERENCES instrument (id) DEFERRABLE INITIALLY DEFERRED,
  id INTEGER NOT NULL CHECK (id > 0),
  position INTEGER NOT NULL,
  person INTEGER REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
  person_words TEXT CHECK (person_words <> ''),
  post INTEGER REFERENCES post (id) DEFERRABLE INITIALLY DEFERRED,
  post_words TEXT CHECK (post_words <> ''),
  party INTEGER,
  party_kind TEXT CHECK (party_kind IN ('country', 'organisation')),
  party_words TEXT CHECK (party_words <> ''),
  basis TEXT REFERENCES code_basis (code) DEFERRABLE INITIALLY DEFERRED,
  role TEXT REFERENCES code_signatory_role (code) DEFERRABLE INITIALLY DEFERRED,
  CHECK ((party IS NULL) = (party_kind IS NULL)),
  FOREIGN KEY (party, party_kind) REFERENCES record (id, kind) DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (record, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE instrument_note (
  record INTEGER NOT NULL REFERENCES instrument (id) DEFERRABLE INITIALLY DEFERRED,
  id INTEGER NOT NULL CHECK (id > 0),
  position INTEGER NOT NULL,
  party INTEGER,
  party_kind TEXT CHECK (party_kind IN ('country', 'organisation')),
  party_words TEXT CHECK (party_words <> ''),
  date TEXT CHECK (date <> ''),
  reference TEXT CHECK (reference <> ''),
  signatory INTEGER REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
  CHECK ((party IS NULL) = (party_kind IS NULL)),
  FOREIGN KEY (party, party_kind) REFERENCES record (id, kind) DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (record, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE instrument_provision (
  record INTEGER NOT NULL REFERENCES instrument (id) DEFERRABLE INITIALLY DEFERRED,
  id INTEGER NOT NULL CHECK (id > 0),
  position INTEGER NOT NULL,
  number TEXT CHECK (number <> ''),
  text TEXT NOT NULL CHECK (text <> ''),
  topic INTEGER REFERENCES topic (id) DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (record, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE instrument_tie (
  record INTEGER NOT NULL REFERENCES instrument (id) DEFERRABLE INITIALLY DEFERRED,
  id INTEGER NOT NULL CHECK (id > 0),
  position INTEGER NOT NULL,
  type TEXT NOT NULL REFERENCES code_tie (code) DEFERRABLE INITIALLY DEFERRED,
  other INTEGER NOT NULL,
  other_kind TEXT NOT NULL CHECK (other_kind IN ('organisation', 'body', 'project', 'instrument')),
  CHECK ((other IS NULL) = (other_kind IS NULL)),
  FOREIGN KEY (other, other_kind) REFERENCES record (id, kind) DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (record, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE instrument_language (
  record INTEGER NOT NULL REFERENCES instrument (id) DEFERRABLE INITIALLY DEFERRED,
  id INTEGER NOT NULL CHECK (id > 0),
  position INTEGER NOT NULL,
  language TEXT NOT NULL CHECK (language <> ''),
  PRIMARY KEY (record, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE membership (
  id INTEGER PRIMARY KEY REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED,
  party INTEGER NOT NULL,
  party_kind TEXT NOT NULL CHECK (party_kind IN ('country', 'organisation')),
  organisation INTEGER NOT NULL REFERENCES organisation (id) DEFERRABLE INITIALLY DEFERRED,
  standing TEXT NOT NULL REFERENCES code_standing (code) DEFERRABLE INITIALLY DEFERRED,
  period TEXT CHECK (period <> ''),
  CHECK ((party IS NULL) = (party_kind IS NULL)),
  FOREIGN KEY (party, party_kind) REFERENCES record (id, kind) DEFERRABLE INITIALLY DEFERRED
) STRICT;

CREATE TABLE mandate (
  id INTEGER PRIMARY KEY REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED,
  holder INTEGER NOT NULL,
  holder_kind TEXT NOT NULL CHECK (holder_kind IN ('country', 'organisation', 'person')),
  body INTEGER REFERENCES body (id) DEFERRABLE INITIALLY DEFERRED,
  post INTEGER REFERENCES post (id) DEFERRABLE INITIALLY DEFERRED,
  role TEXT CHECK (role <> ''),
  constituency TEXT CHECK (constituency <> ''),
  candidature TEXT REFERENCES code_candidature (code) DEFERRABLE INITIALLY DEFERRED,
  elected_at INTEGER REFERENCES event (id) DEFERRABLE INITIALLY DEFERRED,
  period TEXT CHECK (period <> ''),
  CHECK ((holder IS NULL) = (holder_kind IS NULL)),
  FOREIGN KEY (holder, holder_kind) REFERENCES record (id, kind) DEFERRABLE INITIALLY DEFERRED
) STRICT;

CREATE TABLE mandate_round (
  record INTEGER NOT NULL REFERENCES mandate (id) DEFERRABLE INITIALLY DEFERRED,
  id INTEGER NOT NULL CHECK (id > 0),
  position INTEGER NOT NULL,
  round INTEGER CHECK (round >= 0),
  candidate INTEGER,
  candidate_kind TEXT CHECK (candidate_kind IN ('country', 'organisation', 'person')),
  candidate_words TEXT CHECK (candidate_words <> ''),
  votes INTEGER CHECK (votes >= 0),
  needed INTEGER CHECK (needed >= 0),
  CHECK ((candidate IS NULL) = (candidate_kind IS NULL)),
  FOREIGN KEY (candidate, candidate_kind)
    REFERENCES record (id, kind) DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (record, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE mandate_support (
  record INTEGER NOT NULL REFERENCES mandate (id) DEFERRABLE INITIALLY DEFERRED,
  id INTEGER NOT NULL CHECK (id > 0),
  position INTEGER NOT NULL,
  party INTEGER,
  party_kind TEXT CHECK (party_kind IN ('country', 'organisation')),
  party_words TEXT CHECK (party_words <> ''),
  state TEXT NOT NULL REFERENCES code_support (code) DEFERRABLE INITIALLY DEFERRED,
  date TEXT CHECK (date <> ''),
  form TEXT CHECK (form <> ''),
  reference TEXT CHECK (reference <> ''),
  exchange TEXT CHECK (exchange <> ''),
  CHECK ((party IS NULL) = (party_kind IS NULL)),
  FOREIGN KEY (party, party_kind) REFERENCES record (id, kind) DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (record, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE commitment (
  id INTEGER PRIMARY KEY REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED,
  text TEXT NOT NULL CHECK (text <> ''),
  type TEXT REFERENCES code_commitment_type (code) DEFERRABLE INITIALLY DEFERRED,
  owner INTEGER REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
  owner_words TEXT CHECK (owner_words <> ''),
  came_from INTEGER,
  came_from_kind TEXT CHECK (came_from_kind IN ('source', 'event', 'meeting', 'instrument')),
  due TEXT CHECK (due <> ''),
  answer_due TEXT CHECK (answer_due <> ''),
  CHECK ((came_from IS NULL) = (came_from_kind IS NULL)),
  FOREIGN KEY (came_from, came_from_kind) REFERENCES record (id, kind) DEFERRABLE INITIALLY DEFERRED
) STRICT;

CREATE TABLE commitment_by (
  record INTEGER NOT NULL REFERENCES commitment (id) DEFERRABLE INITIALLY DEFERRED,
  id INTEGER NOT NULL CHECK (id > 0),
  position INTEGER NOT NULL,
  actor INTEGER,
  actor_kind TEXT CHECK (actor_kind IN ('country', 'organisation', 'person')),
  actor_words TEXT CHECK (actor_words <> ''),
  CHECK ((actor IS NULL) = (actor_kind IS NULL)),
  FOREIGN KEY (actor, actor_kind) REFERENCES record (id, kind) DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (record, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE commitment_to (
  record INTEGER NOT NULL REFERENCES commitment (id) DEFERRABLE INITIALLY DEFERRED,
  id INTEGER NOT NULL CHECK (id > 0),
  position INTEGER NOT NULL,
  actor INTEGER,
  actor_kind TEXT CHECK (actor_kind IN ('country', 'organisation', 'person')),
  actor_words TEXT CHECK (actor_words <> ''),
  CHECK ((actor IS NULL) = (actor_kind IS NULL)),
  FOREIGN KEY (actor, actor_kind) REFERENCES record (id, kind) DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (record, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE commitment_state (
  record INTEGER NOT NULL REFERENCES commitment (id) DEFERRABLE INITIALLY DEFERRED,
  id INTEGER NOT NULL CHECK (id > 0),
  position INTEGER NOT NULL,
  state TEXT NOT NULL REFERENCES code_commitment_state (code) DEFERRABLE INITIALLY DEFERRED,
  date TEXT CHECK (date <> ''),
  meeting INTEGER REFERENCES meeting (id) DEFERRABLE INITIALLY DEFERRED,
  note TEXT CHECK (note <> ''),
  PRIMARY KEY (record, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE statement (
  id INTEGER PRIMARY KEY REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED,
  text TEXT NOT NULL CHECK (text <> ''),
  type TEXT REFERENCES code_statement_type (code) DEFERRABLE INITIALLY DEFERRED,
  made_at INTEGER,
  made_at_kind TEXT CHECK (made_at_kind IN ('event', 'meeting')),
  date TEXT CHECK (date <> ''),
  quantity REAL,
  quantity_how TEXT REFERENCES code_how (code) DEFERRABLE INITIALLY DEFERRED,
  quantity_unit TEXT CHECK (quantity_unit <> ''),
  quantity_as_of TEXT CHECK (quantity_as_of <> ''),
  by_when TEXT CHECK (by_when <> ''),
  CHECK ((made_at IS NULL) = (made_at_kind IS NULL)),
  FOREIGN KEY (made_at, made_at_kind) REFERENCES record (id, kind) DEFERRABLE INITIALLY DEFERRED,
 
    CHECK (quantity IS NOT NULL
      OR (quantity_how IS NULL AND quantity_unit IS NULL AND quantity_as_of IS NULL))
) STRICT;

CREATE TABLE statement_by (
  record INTEGER NOT NULL REFERENCES statement (id) DEFERRABLE INITIALLY DEFERRED,
  id INTEGER NOT NULL CHECK (id > 0),
  position INTEGER NOT NULL,
  actor INTEGER,
  actor_kind TEXT CHECK (actor_kind IN ('country', 'organisation', 'person')),
  actor_words TEXT CHECK (actor_words <> ''),
  CHECK ((actor IS NULL) = (actor_kind IS NULL)),
  FOREIGN KEY (actor, actor_kind) REFERENCES record (id, kind) DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (record, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE statement_about (
  record INTEGER NOT NULL REFERENCES statement (id) DEFERRABLE INITIALLY DEFERRED,
  id INTEGER NOT NULL CHECK (id > 0),
  position INTEGER NOT NULL,
  about INTEGER,
  about_kind TEXT
    CHECK (about_kind IN (
      'topic', 'group', 'sector', 'country', 'organisation', 'body', 'person', 'post', 'source',
      'project', 'event', 'meeting', 'instrument', 'membership', 'mandate', 'commitment',
      'statement')),
  about_words TEXT CHECK (about_words <> ''),
  CHECK ((about IS NULL) = (about_kind IS NULL)),
  FOREIGN KEY (about, about_kind) REFERENCES record (id, kind) DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (record, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE name (
  record INTEGER NOT NULL REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED,
  id INTEGER NOT NULL CHECK (id > 0),
  position INTEGER NOT NULL,
  type TEXT NOT NULL REFERENCES code_name_type (code) DEFERRABLE INITIALLY DEFERRED,
  text TEXT NOT NULL CHECK (text <> ''),
  period TEXT CHECK (period <> ''),
  language TEXT CHECK (language <> ''),
  script TEXT CHECK (script <> ''),
  sort TEXT CHECK (sort <> ''),
  PRIMARY KEY (record, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE record_topic (
  record INTEGER NOT NULL REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED,
  id INTEGER NOT NULL CHECK (id > 0),
  position INTEGER NOT NULL,
  topic INTEGER NOT NULL REFERENCES topic (id) DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (record, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE citation (
  record INTEGER NOT NULL REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED,
  id INTEGER NOT NULL CHECK (id > 0),
  position INTEGER NOT NULL,
  source INTEGER NOT NULL REFERENCES source (id) DEFERRABLE INITIALLY DEFERRED,
  part INTEGER CHECK (part > 0),
  field TEXT CHECK (field <> ''),
  words TEXT CHECK (words <> ''),
  line INTEGER CHECK (line >= 0),
  first INTEGER CHECK (first >= 0),
  last INTEGER CHECK (last >= 0),
  verdict TEXT NOT NULL REFERENCES code_verdict (code) DEFERRABLE INITIALLY DEFERRED,
  value TEXT CHECK (value <> ''),
  certainty TEXT REFERENCES code_certainty (code) DEFERRABLE INITIALLY DEFERRED,
  as_of TEXT CHECK (as_of <> ''),
  PRIMARY KEY (record, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE attachment (
  record INTEGER NOT NULL REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED,
  id INTEGER NOT NULL CHECK (id > 0),
  position INTEGER NOT NULL,
  file_name TEXT NOT NULL CHECK (file_name <> ''),
  sha256 TEXT NOT NULL CHECK (sha256 <> ''),
  media_type TEXT CHECK (media_type <> ''),
  size INTEGER CHECK (size >= 0),
  PRIMARY KEY (record, id)
) STRICT, WITHOUT ROWID;

---------------------------------------------------------------------------------------------------
-- Indexes: one for each tie, so that what hangs on a record is found and foreign keys are cheap,
-- without the rows that have none (where a column cannot be empty, SQLite would not use such an
-- index); one for each field that the description marks as sorted.
---------------------------------------------------------------------------------------------------

CREATE INDEX topic_parent_link ON topic (parent) WHERE parent IS NOT NULL;
CREATE INDEX country_alpha2_sort ON country (alpha2);
CREATE INDEX country_alpha3_sort ON country (alpha3);
CREATE INDEX country_group_group_link ON country_group ("group");
CREATE INDEX country_succession_successor_link ON country_succession (successor);
CREATE INDEX organisation_country_link ON organisation (country) WHERE country IS NOT NULL;
CREATE INDEX organisation_parent_link ON organisation (parent) WHERE parent IS NOT NULL;
CREATE INDEX organisation_seat_country_link
  ON organisation (seat_country) WHERE seat_country IS NOT NULL;
CREATE INDEX organisation_founded_place_country_link
  ON organisation (founded_place_country) WHERE founded_place_country IS NOT NULL;
CREATE INDEX organisation_sector_sector_link ON organisation_sector (sector);
CREATE INDEX organisation_succession_other_link ON organisation_succession (other);
CREATE INDEX body_parent_link ON body (parent) WHERE parent IS NOT NULL;
CREATE INDEX body_elected_by_link ON body (elected_by) WHERE elected_by IS NOT NULL;
CREATE INDEX body_host_link ON body (host) WHERE host IS NOT NULL;
CREATE INDEX body_seat_country_link ON body (seat_country) WHERE seat_country IS NOT NULL;
CREATE INDEX body_party_party_link ON body_party (party) WHERE party IS NOT NULL;
CREATE INDEX post_parent_link ON post (parent) WHERE parent IS NOT NULL;
CREATE INDEX post_ex_officio_of_link ON post (ex_officio_of) WHERE ex_officio_of IS NOT NULL;
CREATE INDEX post_holding_person_link ON post_holding (person);
CREATE INDEX project_party_party_link ON project_party (party) WHERE party IS NOT NULL;
CREATE INDEX project_basis_instrument_link ON project_basis (instrument);
CREATE INDEX event_place_country_link ON event (place_country) WHERE place_country IS NOT NULL;
CREATE INDEX event_host_link ON event (host) WHERE host IS NOT NULL;
CREATE INDEX event_organiser_link ON event (organiser) WHERE organiser IS NOT NULL;
CREATE INDEX event_part_of_link ON event (part_of) WHERE part_of IS NOT NULL;
CREATE INDEX event_session_of_link ON event (session_of) WHERE session_of IS NOT NULL;
CREATE INDEX event_project_link ON event (project) WHERE project IS NOT NULL;
CREATE INDEX event_participation_party_link ON event_participation (party) WHERE party IS NOT NULL;
CREATE INDEX event_participation_represented_by_link
  ON event_participation (represented_by) WHERE represented_by IS NOT NULL;
CREATE INDEX event_participation_head_link ON event_participation (head) WHERE head IS NOT NULL;
CREATE INDEX event_person_person_link ON event_person (person) WHERE person IS NOT NULL;
CREATE INDEX event_person_post_link ON event_person (post) WHERE post IS NOT NULL;
CREATE INDEX event_person_party_link ON event_person (party) WHERE party IS NOT NULL;
CREATE INDEX event_seat_body_link ON event_seat (body) WHERE body IS NOT NULL;
CREATE INDEX event_seat_post_link ON event_seat (post) WHERE post IS NOT NULL;
CREATE INDEX meeting_place_country_link ON meeting (place_country) WHERE place_country IS NOT NULL;
CREATE INDEX meeting_sidelines_of_link ON meeting (sidelines_of) WHERE sidelines_of IS NOT NULL;
CREATE INDEX meeting_part_of_link ON meeting (part_of) WHERE part_of IS NOT NULL;
CREATE INDEX meeting_session_of_link ON meeting (session_of) WHERE session_of IS NOT NULL;
CREATE INDEX meeting_party_party_link ON meeting_party (party) WHERE party IS NOT NULL;
CREATE INDEX meeting_party_represented_by_link
  ON meeting_party (represented_by) WHERE represented_by IS NOT NULL;
CREATE INDEX meeting_participant_person_link
  ON meeting_participant (person) WHERE person IS NOT NULL;
CREATE INDEX meeting_participant_post_link ON meeting_participant (post) WHERE post IS NOT NULL;
CREATE INDEX meeting_participant_party_link ON meeting_participant (party) WHERE party IS NOT NULL;
CREATE INDEX meeting_item_topic_link ON meeting_item (topic) WHERE topic IS NOT NULL;
CREATE INDEX instrument_place_country_link
  ON instrument (place_country) WHERE place_country IS NOT NULL;
CREATE INDEX instrument_sidelines_of_link
  ON instrument (sidelines_of) WHERE sidelines_of IS NOT NULL;
CREATE INDEX instrument_signed_at_link ON instrument (signed_at) WHERE signed_at IS NOT NULL;
CREATE INDEX instrument_depositary_link ON instrument (depositary) WHERE depositary IS NOT NULL;
CREATE INDEX instrument_party_party_link ON instrument_party (party) WHERE party IS NOT NULL;
CREATE INDEX instrument_party_body_link ON instrument_party (body) WHERE body IS NOT NULL;
CREATE INDEX instrument_act_party_link ON instrument_act (party) WHERE party IS NOT NULL;
CREATE INDEX instrument_signatory_person_link
  ON instrument_signatory (person) WHERE person IS NOT NULL;
CREATE INDEX instrument_signatory_post_link ON instrument_signatory (post) WHERE post IS NOT NULL;
CREATE INDEX instrument_signatory_party_link
  ON instrument_signatory (party) WHERE party IS NOT NULL;
CREATE INDEX instrument_note_party_link ON instrument_note (party) WHERE party IS NOT NULL;
CREATE INDEX instrument_note_signatory_link
  ON instrument_note (signatory) WHERE signatory IS NOT NULL;
CREATE INDEX instrument_provision_topic_link
  ON instrument_provision (topic) WHERE topic IS NOT NULL;
CREATE INDEX instrument_tie_other_link ON instrument_tie (other);
CREATE INDEX membership_party_link ON membership (party);
CREATE INDEX membership_organisation_link ON membership (organisation);
CREATE INDEX mandate_holder_link ON mandate (holder);
CREATE INDEX mandate_body_link ON mandate (body) WHERE body IS NOT NULL;
CREATE INDEX mandate_post_link ON mandate (post) WHERE post IS NOT NULL;
CREATE INDEX mandate_elected_at_link ON mandate (elected_at) WHERE elected_at IS NOT NULL;
CREATE INDEX mandate_round_candidate_link ON mandate_round (candidate) WHERE candidate IS NOT NULL;
CREATE INDEX mandate_support_party_link ON mandate_support (party) WHERE party IS NOT NULL;
CREATE INDEX commitment_owner_link ON commitment (owner) WHERE owner IS NOT NULL;
CREATE INDEX commitment_came_from_link ON commitment (came_from) WHERE came_from IS NOT NULL;
CREATE INDEX commitment_by_actor_link ON commitment_by (actor) WHERE actor IS NOT NULL;
CREATE INDEX commitment_to_actor_link ON commitment_to (actor) WHERE actor IS NOT NULL;
CREATE INDEX commitment_state_meeting_link ON commitment_state (meeting) WHERE meeting IS NOT NULL;
CREATE INDEX statement_made_at_link ON statement (made_at) WHERE made_at IS NOT NULL;
CREATE INDEX statement_by_actor_link ON statement_by (actor) WHERE actor IS NOT NULL;
CREATE INDEX statement_about_about_link ON statement_about (about) WHERE about IS NOT NULL;
CREATE INDEX record_topic_topic_link ON record_topic (topic);
CREATE INDEX citation_source_link ON citation (source);

-- Few records stand for several; they are counted apart.
CREATE INDEX record_sets ON record (kind) WHERE extent <> 'one';

---------------------------------------------------------------------------------------------------
-- The catalogue itself. Attached: its home party and its desk are edits like any other.
---------------------------------------------------------------------------------------------------

CREATE TABLE catalogue (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  home INTEGER,
  home_kind TEXT CHECK (home_kind IN ('country', 'organisation')),
  desk TEXT CHECK (desk <> ''),
  CHECK ((home IS NULL) = (home_kind IS NULL)),
  FOREIGN KEY (home, home_kind) REFERENCES record (id, kind) DEFERRABLE INITIALLY DEFERRED
) STRICT;
INSERT INTO catalogue (id) VALUES (1);

-- Where a record came from when an exchange file brought it. Attached, written by imports only.
CREATE TABLE origin (
  record INTEGER PRIMARY KEY REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED,
  created_at TEXT,
  created_by TEXT,
  created_desk TEXT,
  modified_at TEXT,
  modified_by TEXT,
  modified_desk TEXT,
  versions TEXT
) STRICT;

---------------------------------------------------------------------------------------------------
-- Keeping and history. Not attached.
---------------------------------------------------------------------------------------------------

-- last_id is never taken back; collation is the language in which titles are kept and sorted.
CREATE TABLE keeper (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  node INTEGER NOT NULL,
  last_id INTEGER NOT NULL,
  collation TEXT
) STRICT;
INSERT INTO keeper (id, node, last_id) VALUES (1, abs (random () % 16384), 0);

-- What this file is called among its copies, from which change on: a copy or a restored backup gets
-- a name of its own.
CREATE TABLE replica (
  first INTEGER PRIMARY KEY,
  id TEXT NOT NULL
) STRICT;
INSERT INTO replica (first, id) VALUES (1, lower (hex (randomblob (8))));

-- One row for each thing done, undone or done again; state says of what was done whether it stands.
CREATE TABLE change (
  n INTEGER PRIMARY KEY AUTOINCREMENT,
  at TEXT NOT NULL,
  by TEXT,
  desk TEXT,
  words TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('do', 'undo', 'redo', 'revert', 'import')),
  of INTEGER REFERENCES change (n) DEFERRABLE INITIALLY DEFERRED,
  state TEXT CHECK (state IN ('done', 'undone', 'dropped', 'ended'))
) STRICT;
CREATE INDEX change_state ON change (state, n);

-- The changeset of a change, cut into parts so that memory stays flat.
CREATE TABLE change_part (
  change INTEGER NOT NULL REFERENCES change (n) DEFERRABLE INITIALLY DEFERRED,
  part INTEGER NOT NULL,
  n_rows INTEGER NOT NULL,
  changeset BLOB NOT NULL,
  PRIMARY KEY (change, part)
) STRICT;

---------------------------------------------------------------------------------------------------
-- Derived tables: rebuilt from the attached ones by one function, compared by `check`, never
-- exported.
---------------------------------------------------------------------------------------------------

-- Which records a change touched, and in which part of its changeset.
CREATE TABLE change_record (
  record INTEGER NOT NULL,
  change INTEGER NOT NULL,
  part INTEGER NOT NULL,
  PRIMARY KEY (record, change, part)
) STRICT, WITHOUT ROWID;

-- First and last days of what the timeline shows, as Julian day numbers; NULL for undated.
CREATE TABLE entry (
  record INTEGER NOT NULL,
  slot INTEGER NOT NULL,
  kind INTEGER NOT NULL,
  act INTEGER NOT NULL,
  flags INTEGER NOT NULL,
  first INTEGER,
  last INTEGER,
  date TEXT,
  PRIMARY KEY (record, slot)
) STRICT, WITHOUT ROWID;
CREATE INDEX entry_day ON entry (first, last, kind, act, flags);

-- The status of an instrument from day to day, as a whole (party 0) or as one party sees it.
CREATE TABLE status_span (
  record INTEGER NOT NULL,
  party INTEGER NOT NULL,
  first INTEGER NOT NULL,
  last INTEGER NOT NULL,
  status TEXT NOT NULL,
  PRIMARY KEY (record, party, first)
) STRICT, WITHOUT ROWID;
CREATE INDEX status_span_status ON status_span (status, party, first, last);

-- Folded text for the search, and its index.
CREATE TABLE search_text (
  id INTEGER PRIMARY KEY,
  kind INTEGER NOT NULL,
  names TEXT NOT NULL,
  body TEXT NOT NULL
) STRICT;
CREATE VIRTUAL TABLE search USING fts5 (
  names, body, content = 'search_text', content_rowid = 'id', prefix = '2 3',
  tokenize = 'unicode61 remove_diacritics 0'
);

-- Titles in the writer's collation.
CREATE TABLE sort_key (
  id INTEGER PRIMARY KEY,
  kind INTEGER NOT NULL,
  key BLOB NOT NULL
) STRICT;
CREATE INDEX sort_key_kind ON sort_key (kind, key);
