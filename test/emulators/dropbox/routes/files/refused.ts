/* eslint-disable @n8n/community-nodes/require-node-api-error -- test code, never part of the package */
import { RouteError } from '../../route';
import { LookupRefusal, WriteRefusal } from '../../state/refusals';

/** Under which tags a route reports what the state refuses. */
interface Tags {
	lookup?: string;
	write?: string;
}

/** Runs the work; a refusal of the state becomes the 409 of the route. */
export function refused<T>(tags: Tags, work: () => T): T {
	try {
		return work();
	} catch (error) {
		if (error instanceof LookupRefusal && tags.lookup) {
			throw new RouteError({ '.tag': tags.lookup, [tags.lookup]: error.reason });
		}
		if (error instanceof WriteRefusal && tags.write) {
			throw new RouteError({ '.tag': tags.write, [tags.write]: error.reason });
		}
		throw error;
	}
}
