import type { Route } from '../route';
import { customActionRoutes } from './customActions';
import { documentArchiveRoutes } from './documentArchives';
import { documentRoutes } from './documents';
import { documentVersions } from './documentVersions';
import { documentWrites } from './documentWrites';
import { folderRoutes } from './folders';
import { matterRoutes } from './matters';
import { matterWrites } from './matterWrites';
import { noteRoutes } from './notes';
import { peopleRoutes } from './people';
import { settingsRoutes } from './settings';
import { webhookRoutes } from './webhooks';

export const allRoutes: readonly Route[] = [
	...[...peopleRoutes, ...settingsRoutes, ...matterRoutes, ...matterWrites],
	...[...documentRoutes, documentVersions, ...documentWrites, ...folderRoutes, ...documentArchiveRoutes],
	...[...noteRoutes, ...webhookRoutes, ...customActionRoutes],
];
