import { inParallel, outcomeOf } from '../../../../../../nodes/shared/core/outcome';
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
import { matterRow } from '../shared/rows';
import { leftOutNotes } from './leftOutNotes';

interface MatterRequest {
	key: MatterKey;
	customFields: readonly string[];
}

/** Calls that are under way at the same time: a site has 200 a minute for all. */
const AT_ONCE = 4;

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
	async run(requests, { legalServer, progress }) {
		const found = new Map<string, ReturnType<typeof readOne>>();
		const readOne = async ({ key, customFields }: MatterRequest) =>
			await outcomeOf(async () => await legalServer.readMatter(key, customFields));
		let done = 0;
		return await inParallel(
			requests,
			async (request) => {
				const name = JSON.stringify(request);
				const reading = found.get(name) ?? readOne(request);
				found.set(name, reading);
				const outcome = await reading;
				progress(++done, requests.length, 'cases');
				return outcome;
			},
			AT_ONCE,
		);
	},
	rows: (matter) => [matterRow(matter)],
	notes: leftOutNotes,
};
