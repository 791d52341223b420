/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What happens at the call that was chosen; the calls that change a file are counted. */
typedef enum
{
  FAULT_NONE,
  FAULT_KILL,  /* the process ends before the call */
  FAULT_TORN,  /* the process ends in the middle of the write */
  FAULT_POWER, /* the process ends, and what was not synced is lost, or only some of it */
  FAULT_EIO,
  FAULT_FULL,
} Fault;

/* The exit status of a process that a fault ended. */
#define FAULT_STATUS 77

void     faulty_vfs_register (void);
void     faulty_vfs_arm      (Fault    fault,
                              guint    call,
                              gboolean for_good);
gboolean faulty_vfs_disarm   (void);

G_END_DECLS
