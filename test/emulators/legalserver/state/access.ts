import type { Permission } from './permissions';

/** Who calls, and what the role of that user may do. */
export interface Caller {
	readonly userId: number;
	readonly permissions: ReadonlySet<Permission>;
}

/** A personal access token of a user. */
export interface Token extends Caller {
	readonly token: string;
	/** Milliseconds since the epoch; it ends a year later. */
	readonly createdAt: number;
	readonly revoked: boolean;
}

/** A user who calls with name and password. */
export interface Login extends Caller {
	readonly user: string;
	readonly password: string;
}
