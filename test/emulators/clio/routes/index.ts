import type { Route } from '../route';
import { documentRoutes } from './documents';
import { matterRoutes } from './matters';
import { peopleRoutes } from './people';
import { settingsRoutes } from './settings';
import { webhookRoutes } from './webhooks';

export const allRoutes: readonly Route[] = [
	...[...peopleRoutes, ...settingsRoutes, ...matterRoutes],
	...[...documentRoutes, ...webhookRoutes],
];
