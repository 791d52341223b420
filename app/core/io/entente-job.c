/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-job.h"

#include "entente-util.h"

struct _EntenteJob
{
  GObject parent_instance;
  GCancellable *cancellable;
  GMainContext *context;

  /* What the worker sets and the owner reads */
  GMutex mutex;
  double fraction;
  guint64 count;
  char *message;
  guint changed;   /* bits by property number */
  GSource *source; /* the one that will tell of it */
};

enum
{
  PROP_0,
  PROP_CANCELLABLE,
  PROP_FRACTION,
  PROP_COUNT,
  PROP_MESSAGE,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (EntenteJob, entente_job, G_TYPE_OBJECT)

static gboolean
tell_cb (gpointer user_data)
{
  EntenteJob *self = user_data;
  guint changed;

  g_mutex_lock (&self->mutex);
  changed = self->changed;
  self->changed = 0;
  g_clear_pointer (&self->source, g_source_unref);
  g_mutex_unlock (&self->mutex);

  g_object_freeze_notify (G_OBJECT (self));
  for (guint i = PROP_0 + 1; i < N_PROPS; i++)
    if (changed & (1u << i))
      g_object_notify_by_pspec (G_OBJECT (self), properties[i]);
  g_object_thaw_notify (G_OBJECT (self));
  return G_SOURCE_REMOVE;
}

/* With the mutex held: one idle tells of all that changes until it runs. */
static void
mark_changed (EntenteJob *self,
              guint property)
{
  self->changed |= 1u << property;
  if (self->source != NULL)
    return;
  self->source = g_idle_source_new ();
  g_source_set_static_name (self->source, "EntenteJob");
  g_source_set_callback (self->source, tell_cb, g_object_ref (self), g_object_unref);
  g_source_attach (self->source, self->context);
}

static void
entente_job_get_property (GObject *object,
                          guint prop_id,
                          GValue *value,
                          GParamSpec *pspec)
{
  EntenteJob *self = ENTENTE_JOB (object);

  switch (prop_id)
    {
    case PROP_CANCELLABLE:
      g_value_set_object (value, self->cancellable);
      break;
    case PROP_FRACTION:
      g_value_set_double (value, entente_job_get_fraction (self));
      break;
    case PROP_COUNT:
      g_value_set_uint64 (value, entente_job_get_count (self));
      break;
    case PROP_MESSAGE:
      g_value_take_string (value, entente_job_dup_message (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
entente_job_set_property (GObject *object,
                          guint prop_id,
                          const GValue *value,
                          GParamSpec *pspec)
{
  EntenteJob *self = ENTENTE_JOB (object);

  switch (prop_id)
    {
    case PROP_CANCELLABLE:
      self->cancellable = g_value_dup_object (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
entente_job_constructed (GObject *object)
{
  EntenteJob *self = ENTENTE_JOB (object);

  G_OBJECT_CLASS (entente_job_parent_class)->constructed (object);
  if (self->cancellable == NULL)
    self->cancellable = g_cancellable_new ();
}

static void
entente_job_finalize (GObject *object)
{
  EntenteJob *self = ENTENTE_JOB (object);

  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->context, g_main_context_unref);
  g_clear_pointer (&self->source, g_source_unref);
  g_clear_pointer (&self->message, g_free);
  g_mutex_clear (&self->mutex);
  G_OBJECT_CLASS (entente_job_parent_class)->finalize (object);
}

static void
entente_job_class_init (EntenteJobClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = entente_job_get_property;
  object_class->set_property = entente_job_set_property;
  object_class->constructed = entente_job_constructed;
  object_class->finalize = entente_job_finalize;

  properties[PROP_CANCELLABLE]
      = g_param_spec_object ("cancellable", NULL, NULL, G_TYPE_CANCELLABLE,
                             G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  properties[PROP_FRACTION] = g_param_spec_double ("fraction", NULL, NULL, -1, 1, -1,
                                                   G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_COUNT] = g_param_spec_uint64 ("count", NULL, NULL, 0, G_MAXUINT64, 0,
                                                G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_MESSAGE] = g_param_spec_string ("message", NULL, NULL, NULL,
                                                  G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
entente_job_init (EntenteJob *self)
{
  g_mutex_init (&self->mutex);
  self->context = g_main_context_ref_thread_default ();
  self->fraction = -1;
}

/**
 * entente_job_new:
 * @cancellable: (nullable): what cancels the job, or %NULL for one of its own
 *
 * Makes the progress of a long piece of work: a worker thread sets it, the thread that made the
 * job is told by `notify`, in the main context that was its own then. However often the worker
 * reports, one idle at a time is pending.
 *
 * Returns: (transfer full): the job
 */
EntenteJob *
entente_job_new (GCancellable *cancellable)
{
  g_return_val_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable), NULL);

  return g_object_new (ENTENTE_TYPE_JOB, "cancellable", cancellable, NULL);
}

/**
 * entente_job_get_cancellable:
 * @self: (nullable): a job
 *
 * From any thread; without a job there is nothing that could cancel it.
 *
 * Returns: (transfer none) (nullable): what cancels the job
 */
GCancellable *
entente_job_get_cancellable (EntenteJob *self)
{
  g_return_val_if_fail (self == NULL || ENTENTE_IS_JOB (self), NULL);

  return self != NULL ? self->cancellable : NULL;
}

/**
 * entente_job_check:
 * @self: (nullable): a job
 * @error: return location for an error
 *
 * Asks, from any thread, whether to go on.
 *
 * Returns: %TRUE if so, %FALSE with %G_IO_ERROR_CANCELLED if the job was cancelled
 */
gboolean
entente_job_check (EntenteJob *self,
                   GError **error)
{
  g_return_val_if_fail (self == NULL || ENTENTE_IS_JOB (self), FALSE);

  return self == NULL || !g_cancellable_set_error_if_cancelled (self->cancellable, error);
}

/**
 * entente_job_get_fraction:
 * @self: a job
 *
 * Returns: how much is done, from 0 to 1, or -1 if that is not known
 */
double
entente_job_get_fraction (EntenteJob *self)
{
  double fraction;

  g_return_val_if_fail (ENTENTE_IS_JOB (self), -1);

  g_mutex_lock (&self->mutex);
  fraction = self->fraction;
  g_mutex_unlock (&self->mutex);
  return fraction;
}

/**
 * entente_job_set_fraction:
 * @self: (nullable): a job
 * @fraction: how much is done, from 0 to 1, or -1 if that is not known
 *
 * From any thread.
 */
void
entente_job_set_fraction (EntenteJob *self,
                          double fraction)
{
  g_return_if_fail (self == NULL || ENTENTE_IS_JOB (self));

  if (self == NULL)
    return;
  fraction = fraction < 0 ? -1 : MIN (fraction, 1);
  g_mutex_lock (&self->mutex);
  if (self->fraction != fraction)
    {
      self->fraction = fraction;
      mark_changed (self, PROP_FRACTION);
    }
  g_mutex_unlock (&self->mutex);
}

/**
 * entente_job_get_count:
 * @self: a job
 *
 * Returns: how many records, lines or pages are done
 */
guint64
entente_job_get_count (EntenteJob *self)
{
  guint64 count;

  g_return_val_if_fail (ENTENTE_IS_JOB (self), 0);

  g_mutex_lock (&self->mutex);
  count = self->count;
  g_mutex_unlock (&self->mutex);
  return count;
}

/**
 * entente_job_set_count:
 * @self: (nullable): a job
 * @count: how many records, lines or pages are done
 *
 * From any thread.
 */
void
entente_job_set_count (EntenteJob *self,
                       guint64 count)
{
  g_return_if_fail (self == NULL || ENTENTE_IS_JOB (self));

  if (self == NULL)
    return;
  g_mutex_lock (&self->mutex);
  if (self->count != count)
    {
      self->count = count;
      mark_changed (self, PROP_COUNT);
    }
  g_mutex_unlock (&self->mutex);
}

/**
 * entente_job_dup_message:
 * @self: a job
 *
 * Returns: (transfer full) (nullable): what is being done, translated
 */
char *
entente_job_dup_message (EntenteJob *self)
{
  char *message;

  g_return_val_if_fail (ENTENTE_IS_JOB (self), NULL);

  g_mutex_lock (&self->mutex);
  message = g_strdup (self->message);
  g_mutex_unlock (&self->mutex);
  return message;
}

/**
 * entente_job_set_message:
 * @self: (nullable): a job
 * @message: (nullable): what is being done, translated
 *
 * From any thread.
 */
void
entente_job_set_message (EntenteJob *self,
                         const char *message)
{
  g_return_if_fail (self == NULL || ENTENTE_IS_JOB (self));

  if (self == NULL)
    return;
  g_mutex_lock (&self->mutex);
  if (entente_set_str (&self->message, message))
    mark_changed (self, PROP_MESSAGE);
  g_mutex_unlock (&self->mutex);
}
