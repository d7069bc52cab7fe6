import { etagOf } from '../state/etagOf';
import type { ClioState } from '../state/ClioState';
import type { Permission, Permissions } from '../state/permissions';
import type { Base, User } from '../state/records';
import { timestamp } from '../state/time';

/** Who looks at a record, and with what rights. */
export interface Scene {
	state: ClioState;
	user: User;
	permissions: Permissions;
	/** Narrows the values of custom fields (`custom_field_ids[]`). */
	customFieldIds?: ReadonlySet<number>;
}

export type Scalar<R> = (record: R, scene: Scene) => unknown;

/** What a record leads to: another one or several, shown by their own schema. */
export interface Association<R> {
	schema: () => AnySchema;
	/** Null: none. An array: always a list. */
	find: (record: R, scene: Scene) => unknown;
}

/** The fields of one kind of record. */
export interface Schema<R> {
	/** As the documentation calls it: `Document`. */
	kind: string;
	/** The box in the developer portal without which it is redacted where another record leads to it. */
	permission?: Permission;
	/** Shown unless others are asked for. */
	defaults: readonly string[];
	scalars: Readonly<Record<string, Scalar<R>>>;
	associations: Readonly<Record<string, Association<R>>>;
	/** Whether this person may see the record at all. */
	isVisible?: (record: R, scene: Scene) => boolean;
}

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- a schema of whatever records
export type AnySchema = Schema<any>;

/** The fields that every record has. */
export function base<R extends Base>(kind: string): Record<string, Scalar<R>> {
	return {
		id: ({ id }) => id,
		etag: (record) => etagOf(kind, record),
		created_at: ({ createdAt }) => timestamp(createdAt),
		updated_at: ({ updatedAt }) => timestamp(updatedAt),
	};
}

export const timeOrNull = (time: number | null): string | null => (time === null ? null : timestamp(time));
export const DEFAULTS = ['id', 'etag'];
