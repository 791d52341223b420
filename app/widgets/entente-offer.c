/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-offer.h"

enum
{
  PROP_0,
  PROP_TITLE,
  PROP_SUBTITLE,
  N_PROPS
};
static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (EntenteOffer, entente_offer, G_TYPE_OBJECT)

static void
entente_offer_get_property (GObject *object,
                            guint prop_id,
                            GValue *value,
                            GParamSpec *pspec)
{
  EntenteOffer *self = ENTENTE_OFFER (object);

  switch (prop_id)
    {
    case PROP_TITLE:
      g_value_set_string (value, self->title);
      break;
    case PROP_SUBTITLE:
      g_value_set_string (value, self->subtitle);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
entente_offer_finalize (GObject *object)
{
  EntenteOffer *self = ENTENTE_OFFER (object);

  g_free (self->text);
  g_free (self->title);
  g_free (self->subtitle);
  G_OBJECT_CLASS (entente_offer_parent_class)->finalize (object);
}

static void
entente_offer_class_init (EntenteOfferClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = entente_offer_get_property;
  object_class->finalize = entente_offer_finalize;

  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL,
                                                G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_SUBTITLE] = g_param_spec_string ("subtitle", NULL, NULL, NULL,
                                                   G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
entente_offer_init (EntenteOffer *self)
{
}

/* subtitle: (nullable). */
EntenteOffer *
entente_offer_new (EntenteOfferType type,
                   const char *title,
                   const char *subtitle)
{
  EntenteOffer *self = g_object_new (ENTENTE_TYPE_OFFER, NULL);

  self->type = type;
  self->title = g_strdup (title);
  self->subtitle = g_strdup (subtitle);
  return self;
}
