/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The theme follows what a desktop tells through its settings portal, unless somebody has chosen one. */

#include "config.h"

#include "apostil-appearance.h"

#define PORTAL_NAME "org.freedesktop.portal.Desktop"
#define PORTAL_PATH "/org/freedesktop/portal/desktop"

static const gchar introspection[] =
    "<node><interface name='org.freedesktop.portal.Settings'>"
    "<method name='ReadAll'><arg type='as' direction='in'/><arg type='a{sa{sv}}' "
    "direction='out'/></method>"
    "<signal name='SettingChanged'><arg type='s'/><arg type='s'/><arg type='v'/></signal>"
    "</interface></node>";

typedef struct
{
  GTestDBus *bus;
  GDBusConnection *portal;
  GDBusConnection *connection;
  GSettings *settings;
  guint n_asked;
} Fixture;

static void
answer (GDBusConnection *connection,
        const gchar *sender,
        const gchar *path,
        const gchar *interface,
        const gchar *method,
        GVariant *parameters,
        GDBusMethodInvocation *invocation,
        gpointer user_data)
{
  Fixture *fixture = user_data;

  fixture->n_asked++;
  g_dbus_method_invocation_return_value (
      invocation, g_variant_new_parsed ("({'org.freedesktop.appearance': "
                                        "{'color-scheme': <uint32 1>, 'accent': <'blue'>}},)"));
}

static GDBusConnection *
connect_to (GTestDBus *bus)
{
  g_autoptr (GError) error = NULL;
  GDBusConnection *connection =
      g_dbus_connection_new_for_address_sync (g_test_dbus_get_bus_address (bus),
                                              G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT |
                                                  G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION,
                                              NULL, NULL, &error);

  g_assert_no_error (error);
  return connection;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  static const GDBusInterfaceVTable table = { .method_call = answer };
  g_autoptr (GDBusNodeInfo) info = g_dbus_node_info_new_for_xml (introspection, NULL);
  g_autoptr (GVariant) reply = NULL;
  g_autoptr (GError) error = NULL;

  fixture->settings = g_settings_new (APPLICATION_ID);
  fixture->bus = g_test_dbus_new (G_TEST_DBUS_NONE);
  g_test_dbus_up (fixture->bus);
  fixture->connection = connect_to (fixture->bus);
  if (data == NULL)
    return;
  fixture->portal = connect_to (fixture->bus);
  g_dbus_connection_register_object (fixture->portal, PORTAL_PATH, info->interfaces[0], &table,
                                     fixture, NULL, &error);
  g_assert_no_error (error);
  reply = g_dbus_connection_call_sync (fixture->portal, "org.freedesktop.DBus",
                                       "/org/freedesktop/DBus", "org.freedesktop.DBus",
                                       "RequestName", g_variant_new ("(su)", PORTAL_NAME, 4u), NULL,
                                       G_DBUS_CALL_FLAGS_NONE, -1, NULL, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_settings_reset (fixture->settings, "theme");
  g_object_unref (fixture->settings);
  g_dbus_connection_close_sync (fixture->connection, NULL, NULL);
  g_clear_object (&fixture->connection);
  if (fixture->portal != NULL)
    g_dbus_connection_close_sync (fixture->portal, NULL, NULL);
  g_clear_object (&fixture->portal);
  g_test_dbus_down (fixture->bus);
  g_object_unref (fixture->bus);
}

static gboolean
is_theme (const gchar *name, gboolean dark)
{
  g_autofree gchar *actual = NULL;
  gboolean prefers_dark;

  g_object_get (gtk_settings_get_default (), "gtk-theme-name", &actual,
                "gtk-application-prefer-dark-theme", &prefers_dark, NULL);
  return g_strcmp0 (actual, name) == 0 && prefers_dark == dark;
}

static void
wait_theme (const gchar *name, gboolean dark)
{
  for (guint i = 0; i < 1000 && !is_theme (name, dark); i++)
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (5000);
    }
  g_assert_true (is_theme (name, dark));
}

static void
change (Fixture *fixture, const gchar *space, const gchar *key, guint value)
{
  g_dbus_connection_emit_signal (
      fixture->portal, NULL, PORTAL_PATH, "org.freedesktop.portal.Settings", "SettingChanged",
      g_variant_new ("(ssv)", space, key, g_variant_new_uint32 (value)), NULL);
}

static void
test_portal (Fixture *fixture, gconstpointer data)
{
  g_autoptr (ApostilAppearance)
      appearance = apostil_appearance_new (fixture->settings, fixture->connection);

  /* It does not wait for the answer. */
  g_assert_true (is_theme ("Adwaita", FALSE));
  wait_theme ("Adwaita", TRUE);
  g_assert_cmpuint (fixture->n_asked, ==, 1);
  change (fixture, "org.freedesktop.appearance", "contrast", 1);
  wait_theme ("HighContrastInverse", FALSE);
  change (fixture, "org.freedesktop.appearance", "color-scheme", 2);
  wait_theme ("HighContrast", FALSE);
  /* Somebody's choice comes first, and what the desktop says is not forgotten. */
  g_settings_set_string (fixture->settings, "theme", "dark");
  g_assert_true (is_theme ("Adwaita", TRUE));
  g_settings_set_string (fixture->settings, "theme", "system");
  g_assert_true (is_theme ("HighContrast", FALSE));
  change (fixture, "org.freedesktop.appearance", "contrast", 0);
  wait_theme ("Adwaita", FALSE);
  g_assert_finalize_object (g_steal_pointer (&appearance));
}

/* « Light » is light though the desktop's theme is a dark one. */
static void
test_light (Fixture *fixture, gconstpointer data)
{
  g_autoptr (ApostilAppearance) appearance = NULL;

  g_object_set (gtk_settings_get_default (), "gtk-theme-name", "Adwaita-dark", NULL);
  appearance = apostil_appearance_new (fixture->settings, NULL);
  g_assert_true (is_theme ("Adwaita-dark", FALSE));
  g_settings_set_string (fixture->settings, "theme", "light");
  g_assert_true (is_theme ("Adwaita", FALSE));
  gtk_settings_reset_property (gtk_settings_get_default (), "gtk-theme-name");
}

/* Without a portal nothing is preferred, and its end with the question under way does no harm. */
static void
test_none (Fixture *fixture, gconstpointer data)
{
  ApostilAppearance *appearance = apostil_appearance_new (fixture->settings, fixture->connection);

  g_object_run_dispose (G_OBJECT (appearance));
  g_object_unref (appearance);
  for (guint i = 0; i < 50; i++)
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (1000);
    }
  g_assert_true (is_theme ("Adwaita", FALSE));
}

int
main (int argc, char **argv)
{
  g_unsetenv ("GTK_USE_PORTAL");
  g_test_init (&argc, &argv, NULL);
  if (!gtk_init_check (&argc, &argv))
    {
      g_print ("1..0 # SKIP no display\n");
      return 0;
    }
  g_test_add ("/appearance/portal", Fixture, "portal", set_up, test_portal, tear_down);
  g_test_add ("/appearance/light", Fixture, NULL, set_up, test_light, tear_down);
  g_test_add ("/appearance/none", Fixture, NULL, set_up, test_none, tear_down);
  return g_test_run ();
}
