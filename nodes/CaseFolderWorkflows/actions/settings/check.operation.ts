import { outcomeOfSync } from '../../../shared/core/outcome';
import { checkSettings, type CheckedSettings } from '../../../shared/domain/settings/checkSettings';
import type { Operation } from '../../../shared/node/Operation';
import type { Dependencies } from '../shared/Dependencies';
import { settingsFields } from './check/fields';
import { readGivenSettings, type ReadSettings } from './check/readGivenSettings';

/** Checks everything in which clients differ and hands it on, before anything else of a workflow runs. */
export const check: Operation<ReadSettings, CheckedSettings, Dependencies> = {
	fields: settingsFields,
	read: readGivenSettings,
	asTool: 'runs',
	run: async (requests) =>
		requests.map(({ given, faults }) => outcomeOfSync(() => checkSettings(given, faults))),
	rows: ({ settings, warnings, demo, liveDestinations }) => [
		{ ...settings, warnings, demo: demo === null ? null : { ...demo }, liveDestinations },
	],
	notes: (results) => [...new Set(results.flatMap(({ warnings }) => warnings))],
};
