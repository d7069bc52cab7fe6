/* eslint-disable @n8n/community-nodes/require-node-api-error -- test code, never part of the package */
import { LookupRefusal, WriteRefusal } from '../state/refusals';
import { RelocationRefusal } from '../state/RelocationRefusal';
import { BadControlCall } from '../../core/dashboard/BadControlCall';

/** Does what a person would do; what Dropbox would refuse becomes a 409 that says why. */
export function asPerson<T>(work: () => T): T {
	try {
		return work();
	} catch (error) {
		const isRefusal =
			error instanceof LookupRefusal || error instanceof WriteRefusal || error instanceof RelocationRefusal;
		if (isRefusal) throw new BadControlCall(`not possible: ${JSON.stringify(error.reason)}`, 409);
		throw error;
	}
}
