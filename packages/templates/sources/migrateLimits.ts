/** Requests of a minute that a migration leaves to others in Clio: it can wait. */
export const LEFT_BY_MIGRATION = 15;
