import { accessMigrations } from '#platform/access';
import { logMigrations } from '#platform/event-store';

/** What the database of a platform is brought up by. */
export const platformMigrations = [...logMigrations, ...accessMigrations];
