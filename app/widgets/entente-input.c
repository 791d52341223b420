/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-input.h"

enum
{
  CHANGED,
  ACTIVATE,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

G_DEFINE_INTERFACE (EntenteInput, entente_input, GTK_TYPE_WIDGET)

static void
entente_input_default_init (EntenteInputInterface *iface)
{
  signals[CHANGED] = g_signal_new ("changed", ENTENTE_TYPE_INPUT, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
  signals[ACTIVATE] = g_signal_new ("activate", ENTENTE_TYPE_INPUT, G_SIGNAL_RUN_LAST, 0, NULL,
                                    NULL, NULL, G_TYPE_NONE, 0);
}

/**
 * entente_input_set_value:
 * @self: an input
 * @value: what it shows from now on
 *
 * Shows a value. "changed" is not emitted.
 */
void
entente_input_set_value (EntenteInput *self,
                         const EntenteValue *value)
{
  g_return_if_fail (ENTENTE_IS_INPUT (self) && value != NULL);

  ENTENTE_INPUT_GET_IFACE (self)->set_value (self, value);
}

/**
 * entente_input_get_value:
 * @self: an input
 * @value: (inout): replaced by what is entered; left alone if that is not understood
 * @error: return location for the reason why it is not understood
 *
 * Returns: %TRUE if what is entered is a value, or nothing
 */
gboolean
entente_input_get_value (EntenteInput *self,
                         EntenteValue *value,
                         GError **error)
{
  g_return_val_if_fail (ENTENTE_IS_INPUT (self) && value != NULL, FALSE);

  return ENTENTE_INPUT_GET_IFACE (self)->get_value (self, value, error);
}

/**
 * entente_input_commit:
 * @self: an input
 *
 * Ends what is being typed as if the focus had left.
 */
void
entente_input_commit (EntenteInput *self)
{
  g_return_if_fail (ENTENTE_IS_INPUT (self));

  if (ENTENTE_INPUT_GET_IFACE (self)->commit != NULL)
    ENTENTE_INPUT_GET_IFACE (self)->commit (self);
}

/**
 * entente_input_get_focus_widget:
 * @self: an input
 *
 * Returns: (transfer none): the widget that takes the focus and bears the label
 */
GtkWidget *
entente_input_get_focus_widget (EntenteInput *self)
{
  g_return_val_if_fail (ENTENTE_IS_INPUT (self), NULL);

  return ENTENTE_INPUT_GET_IFACE (self)->get_focus_widget (self);
}

/* For the classes that implement it. */
void
entente_input_changed (EntenteInput *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

void
entente_input_activate (EntenteInput *self)
{
  g_signal_emit (self, signals[ACTIVATE], 0);
}
