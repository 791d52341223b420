/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a record may not say, kind by kind. */
#include "entente-error.h"
#include "store-state.h"

#define DIGEST "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"

static void
assert_good (EntenteRecord *record)
{
  g_autoptr(GError) error = NULL;

  entente_record_check (record, NULL, &error);
  g_assert_no_error (error);
}

static void
assert_refused (EntenteRecord *record,
                const char *field,
                const char *message)
{
  g_autoptr(GError) error = NULL;
  const EntenteRow *row = entente_record_get_row (record);
  EntentePlace place;

  g_assert_false (entente_record_check (record, &place, &error));
  g_assert_error (error, ENTENTE_ERROR, ENTENTE_ERROR_INVALID);
  g_assert_cmpstr (error->message, ==, message);
  if (place.part >= 0)
    row = g_ptr_array_index (entente_record_get_part (record, (guint) place.part), place.row);
  g_assert_cmpstr (row->table->fields[place.field].name, ==, field);
}

static void
test_status_by_hand_needs_a_reason (void)
{
  g_autoptr(EntenteRecord) instrument = entente_record_new (ENTENTE_KIND_INSTRUMENT);
  EntenteRow *row = entente_record_get_row (instrument);

  entente_row_set_text (row, "form", "agreement");
  assert_good (instrument);
  entente_row_set_text (row, "status_override", "terminated");
  assert_refused (instrument, "override_reason", "Reason: say why the status is set by hand.");
  entente_row_set_text (row, "override_reason", "The depositary wrote so");
  assert_good (instrument);
}

static void
test_mandate_is_on_a_body_or_a_post (void)
{
  g_autoptr(EntenteRecord) mandate = entente_record_new (ENTENTE_KIND_MANDATE);
  EntenteRow *row = entente_record_get_row (mandate);

  entente_row_set_link (row, "holder", ENTENTE_KIND_COUNTRY, 5);
  assert_refused (mandate, "body", "Body: say on which body the seat is, or which post it is.");
  entente_row_set_link (row, "body", ENTENTE_KIND_BODY, 6);
  assert_good (mandate);
  entente_value_clear (entente_row_get (row, "body"));
  entente_row_set_link (row, "post", ENTENTE_KIND_POST, 7);
  assert_good (mandate);
}

static void
test_instrument_is_not_tied_to_itself (void)
{
  g_autoptr(EntenteRecord) instrument = entente_record_new (ENTENTE_KIND_INSTRUMENT);
  EntenteRow *tie;

  entente_record_set_id (instrument, 5);
  entente_row_set_text (entente_record_get_row (instrument), "form", "agreement");
  tie = entente_record_add_part (instrument, "ties");
  entente_row_set_text (tie, "type", "supersedes");
  entente_row_set_link (tie, "other", ENTENTE_KIND_INSTRUMENT, 5);
  assert_refused (instrument, "other", "Record: an instrument cannot be tied to itself.");
  entente_row_set_link (tie, "other", ENTENTE_KIND_INSTRUMENT, 6);
  assert_good (instrument);
}

static void
test_attachment_has_a_digest_and_a_bare_name (void)
{
  static const char *const bad_digests[] = { "abc", DIGEST "0",
                                             "9F86D081884C7D659A2FEAA0C55AD015A3BF4F1B2B0B822CD15D6C15B0F00A08",
                                             "zf86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08" };
  static const char *const bad_names[] = { ".", "..", "a/b", "../x", "/etc/passwd", "c:\\x" };
  g_autoptr(EntenteRecord) sector = entente_record_new (ENTENTE_KIND_SECTOR);
  EntenteRow *row = entente_record_add_part (sector, "attachments");

  entente_record_add_name (sector, "short", "Posts", NULL);
  entente_row_set_text (row, "file_name", "note 3 … final.pdf");
  entente_row_set_text (row, "sha256", DIGEST);
  assert_good (sector);
  for (guint i = 0; i < G_N_ELEMENTS (bad_digests); i++)
    {
      entente_row_set_text (row, "sha256", bad_digests[i]);
      assert_refused (sector, "sha256", "SHA-256: write its 64 digits, 0 to 9 and a to f.");
    }
  entente_row_set_text (row, "sha256", DIGEST);
  for (guint i = 0; i < G_N_ELEMENTS (bad_names); i++)
    {
      entente_row_set_text (row, "file_name", bad_names[i]);
      assert_refused (sector, "file_name", "File name: write the name alone, without a folder.");
    }
}

typedef struct
{
  EntenteStore *store;
  gint64 body;
  gint64 post;
} Fixture;

static gint64
save (EntenteStore *store,
      EntenteRecord *record)
{
  g_autoptr(EntenteEdit) edit = entente_edit_new ();
  g_autoptr(GError) error = NULL;

  entente_edit_put (edit, record);
  entente_store_save (store, edit, NULL, NULL, &error);
  g_assert_no_error (error);
  return entente_record_get_id (record);
}

static void
set_up (Fixture *f,
        gconstpointer data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(EntenteRecord) body = entente_record_new (ENTENTE_KIND_BODY);
  g_autoptr(EntenteRecord) post = entente_record_new (ENTENTE_KIND_POST);

  f->store = entente_store_create (NULL, "Officer", &error);
  g_assert_no_error (error);
  entente_record_add_name (body, "short", "Council", NULL);
  entente_row_set_text (entente_record_get_row (post), "title", "Chair");
  f->body = save (f->store, body);
  f->post = save (f->store, post);
}

static void
tear_down (Fixture *f,
           gconstpointer data)
{
  g_clear_object (&f->store);
}

static gint64
save_mandate (Fixture *f,
              gint64 body,
              gint64 post)
{
  g_autoptr(EntenteRecord) holder = entente_record_new (ENTENTE_KIND_PERSON);
  g_autoptr(EntenteRecord) mandate = entente_record_new (ENTENTE_KIND_MANDATE);
  EntenteRow *row = entente_record_get_row (mandate);

  entente_row_set_text (entente_record_get_row (holder), "family", "Holder");
  entente_row_set_link (row, "holder", ENTENTE_KIND_PERSON, save (f->store, holder));
  if (body != 0)
    entente_row_set_link (row, "body", ENTENTE_KIND_BODY, body);
  if (post != 0)
    entente_row_set_link (row, "post", ENTENTE_KIND_POST, post);
  return save (f->store, mandate);
}

static void
take_out (Fixture *f,
         EntenteEdit *edit,
         gint64 id)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(EntenteRecord) record = entente_store_load (f->store, id, &error);

  g_assert_no_error (error);
  entente_edit_delete (edit, record);
}

static void
delete_two (Fixture *f,
            gint64 first,
            gint64 second)
{
  g_autoptr(EntenteEdit) edit = entente_edit_new ();
  g_autoptr(GError) error = NULL;

  take_out (f, edit, first);
  if (second != 0)
    take_out (f, edit, second);
  entente_store_save (f->store, edit, NULL, NULL, &error);
  g_assert_no_error (error);
  assert_sound_store (f->store);
}

static gboolean
is_there (Fixture *f,
          gint64 id)
{
  g_autoptr(EntenteRecord) record = entente_store_load (f->store, id, NULL);

  return record != NULL;
}

static void
test_mandate_goes_with_what_it_is_on (Fixture *f,
                                      gconstpointer data)
{
  gint64 on_body = save_mandate (f, f->body, 0);
  gint64 on_both = save_mandate (f, f->body, f->post);

  delete_two (f, f->body, 0);
  g_assert_false (is_there (f, on_body));
  g_assert_true (is_there (f, on_both));
  delete_two (f, f->post, 0);
  g_assert_false (is_there (f, on_both));
}

static void
test_mandate_goes_when_both_go_at_once (Fixture *f,
                                        gconstpointer data)
{
  gint64 mandate = save_mandate (f, f->body, f->post);

  delete_two (f, f->body, f->post);
  g_assert_false (is_there (f, mandate));
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rules/a status by hand needs a reason", test_status_by_hand_needs_a_reason);
  g_test_add_func ("/rules/a mandate is on a body or a post", test_mandate_is_on_a_body_or_a_post);
  g_test_add_func ("/rules/an instrument is not tied to itself",
                   test_instrument_is_not_tied_to_itself);
  g_test_add_func ("/rules/an attachment has a digest and a bare name",
                   test_attachment_has_a_digest_and_a_bare_name);
  g_test_add ("/rules/a mandate goes with what it is on", Fixture, NULL, set_up,
              test_mandate_goes_with_what_it_is_on, tear_down);
  g_test_add ("/rules/a mandate goes when both go at once", Fixture, NULL, set_up,
              test_mandate_goes_when_both_go_at_once, tear_down);
  return g_test_run ();
}
