import type { Matter, MatterKey } from '../../../../../../nodes/shared/legalserver/port';
import { customFieldsField, matterField } from '../../../../../../nodes/shared/legalserverNode/fields';
import {
	customFieldNames,
	matterKey,
	readParameters,
} from '../../../../../../nodes/shared/legalserverNode/readParameters';
import type { Operation } from '../../../../../../nodes/shared/node/Operation';
import { optionsField } from '../../../../../../nodes/shared/node/panel';
import { z } from '../../../../../../nodes/shared/vendor/zod';
import type { Dependencies } from '../shared/Dependencies';
import { readOnce } from '../shared/readOnce';
import { matterRow } from '../shared/rows';
import { leftOutNotes } from './leftOutNotes';

interface MatterRequest {
	key: MatterKey;
	customFields: readonly string[];
}

const optionsSchema = z.object({ customFields: customFieldNames }).partial().default({});

/** Get Matter: one output item per case. */
export const get: Operation<MatterRequest, Matter, Dependencies> = {
	// It only reads.
	asTool: 'runs',
	fields: [matterField('The case to get.'), optionsField([customFieldsField])],
	read(context, item) {
		const { matter, options } = readParameters(context, item, { matter: matterKey, options: optionsSchema });
		return { key: matter, customFields: options.customFields ?? [] };
	},
	run: async (requests, { legalServer, progress }) =>
		await readOnce(
			requests,
			async ({ key, customFields }) => await legalServer.readMatter(key, customFields),
			progress,
		),
	rows: (matter) => [matterRow(matter)],
	notes: leftOutNotes,
};
