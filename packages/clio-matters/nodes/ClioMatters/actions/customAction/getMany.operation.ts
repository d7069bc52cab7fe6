import { outcomeOf } from '../../../../../../nodes/shared/core/outcome';
import { returnFields } from '../../../../../../nodes/shared/clioNode/fields';
import { readParameters } from '../../../../../../nodes/shared/clioNode/readParameters';
import type { CustomAction } from '../../../../../../nodes/shared/clio/port';
import type { Operation } from '../../../../../../nodes/shared/node/Operation';
import type { Dependencies } from '../shared/Dependencies';
import { readPageOptions } from '../../../../../../nodes/shared/node/readPageOptions';
import { customActionRow } from './rows';

/** Get Many Custom Actions: one output item per link. There are few, so all are read by one call. */
export const getMany: Operation<number | undefined, CustomAction[], Dependencies> = {
	fields: [...returnFields],
	// It only reads.
	asTool: 'runs',
	read: (context, item) => readPageOptions(readParameters, context, item).limit,
	run: async (limits, { clio }) => {
		const listed = await outcomeOf(async () => await clio.listCustomActions());
		return limits.map((limit) => (listed.ok ? { ...listed, value: listed.value.slice(0, limit) } : listed));
	},
	rows: (actions) => actions.map(customActionRow),
};
