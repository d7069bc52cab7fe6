import type { AnyRoute } from '../route';
import { authRoutes } from './auth';
import { filePropertiesRoutes } from './fileProperties';
import { fileRequestsRoutes } from './fileRequests';
import { filesRoutes } from './files';
import { sharingRoutes } from './sharing';
import { teamRoutes } from './team';
import { usersRoutes } from './users';

/** Every API function that the emulator answers. */
export const allRoutes: readonly AnyRoute[] = [
	...[...filesRoutes, ...filePropertiesRoutes, ...sharingRoutes],
	...fileRequestsRoutes,
	...[...authRoutes, ...usersRoutes, ...teamRoutes],
];
