import type { Call } from '../route';
import type { SdkRoute } from './sdkRoutes';

/** Fields in which arguments of writing routes carry the paths that change. */
const PATH_FIELDS = ['path', 'from_path', 'to_path'] as const;

/**
 * Routes with a writing scope that take no lock: checking on a job writes nothing, and an upload session's
 * bytes belong to no namespace until they are finished.
 */
const LOCK_FREE = /\/check(_v2)?$|^files\/upload_session\/(start|start_batch|append|append_v2|append_batch)$/;

/** IDs of the namespaces that a call writes in; empty for calls that only read. */
export function namespacesWritten(sdk: SdkRoute, call: Call): string[] {
	if (sdk.scope !== 'files.content.write' || LOCK_FREE.test(sdk.name)) return [];
	const paths = [...pathsIn(call.argument)];
	return [...new Set(paths.map((path) => call.state.namespaceOf(path, call.acting)))];
}

function* pathsIn(argument: unknown): Generator<string> {
	if (typeof argument !== 'object' || argument === null) return;
	const fields = argument as Record<string, unknown>;
	for (const field of PATH_FIELDS) {
		const path = fields[field];
		if (typeof path === 'string') yield path;
	}
	if ('commit' in fields) yield* pathsIn(fields.commit);
	for (const entry of asList(fields.entries)) yield* pathsIn(entry);
	for (const path of asList(fields.paths)) if (typeof path === 'string') yield path;
}

function asList(value: unknown): unknown[] {
	return Array.isArray(value) ? value : [];
}
