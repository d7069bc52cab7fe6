import type { Route } from '../route';
import { DOCUMENT_ROUTES } from './documents';
import { MATTER_ROUTES } from './matters';
import { NOTE_ROUTES } from './notes';
import { PEOPLE_ROUTES } from './people';

export const allRoutes: readonly Route[] = [
	...MATTER_ROUTES,
	...NOTE_ROUTES,
	...DOCUMENT_ROUTES,
	...PEOPLE_ROUTES,
];
