import type { AnyRoute } from '../route';
import { filesRoutes } from './files';
import { authRoutes } from './auth';
import { usersRoutes } from './users';

/** Every API function that the emulator answers. */
export const allRoutes: readonly AnyRoute[] = [...filesRoutes, ...authRoutes, ...usersRoutes];
