import type { AnyRoute } from '../../route';
import { getAccount } from './getAccount';
import { getCurrentAccount } from './getCurrentAccount';
import { getSpaceUsage } from './getSpaceUsage';

/** The users/* routes. */
export const usersRoutes: readonly AnyRoute[] = [getCurrentAccount, getAccount, getSpaceUsage];
