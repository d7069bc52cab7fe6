import type { AnyRoute } from '../../route';
import { checkApp, checkUser } from './check';
import { revokeToken } from './revokeToken';

/** The auth/* and check/* routes. */
export const authRoutes: readonly AnyRoute[] = [checkApp, checkUser, revokeToken];
