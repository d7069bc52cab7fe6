import { storeOf } from '../routes/storeOf';

/** People of a team under one name. */
export interface Group {
	/** `g:…` */
	id: string;
	name: string;
	/** `dbid:`s. */
	members: Set<string>;
}

/** By ID. */
export const groupsOf = storeOf(() => new Map<string, Group>());
