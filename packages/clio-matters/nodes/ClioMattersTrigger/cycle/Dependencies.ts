import type { Documents, Matters, Pace } from '../../../../../nodes/shared/clio/port';
import type { Folders } from '../../../../../nodes/shared/clio/port/Folders';

/** What a cycle needs of Clio. */
export interface CycleDependencies extends Documents, Matters, Folders, Pick<Pace, 'now'> {}
