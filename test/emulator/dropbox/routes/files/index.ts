import type { AnyRoute } from '../../route';

/** The files/* routes. */
export const filesRoutes: readonly AnyRoute[] = [];
