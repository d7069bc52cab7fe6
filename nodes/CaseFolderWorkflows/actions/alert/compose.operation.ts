import { done } from '../../../shared/core/outcome';
import type { AlertRow } from '../../../shared/domain/alerts/AlertEmail';
import { composeAlerts, type AlertSettings } from '../../../shared/domain/alerts/composeAlerts';
import { readAlertSettings } from '../../../shared/domain/alerts/readAlertSettings';
import type { EventRow } from '../../../shared/domain/queue/EventRow';
import { rowFrom } from '../../../shared/domain/queue/rowFrom';
import { Refusal } from '../../../shared/core/Refusal';
import type { Operation } from '../../../shared/node/Operation';
import { wholeNumber } from '../../../shared/node/readParameters';
import { z } from '../../../shared/vendor/zod';
import { createRunReader } from '../shared/createRunReader';
import type { Dependencies } from '../shared/Dependencies';
import { isEmptyItem, itemJson } from '../shared/itemJson';
import { jsonObject } from '../shared/jsonObject';
import { composeFields } from './fields';
import { readParameters } from './readParameters';

interface RunFields {
	settings: AlertSettings;
	/** 0 to count the items. */
	tableRows: number;
}

interface ComposeRequest {
	/** Undefined where n8n made up the item. */
	row: EventRow | undefined;
	fields: RunFields;
}

const shape = {
	settings: jsonObject,
	options: z.object({ tableRows: wholeNumber(0).optional().default(0) }).default({}),
};

const readFields = createRunReader((context, item): RunFields => {
	const { settings, options } = readParameters(context, item, shape);
	return { settings: readAlertSettings(settings), tableRows: options.tableRows };
});

/** Makes the rows of the alerts that are to be sent now, out of all rows that come in. */
export const compose: Operation<ComposeRequest, AlertRow[], Dependencies> = {
	fields: composeFields,
	asTool: 'runs',
	read(context, item) {
		const fields = readFields(context);
		const json = itemJson(context, item);
		const row = rowFrom(json);
		if (row !== undefined || isEmptyItem(json)) return { row, fields };
		throw new Refusal(
			'invalid_input',
			'An item is not a row of the queue: it has no id',
			'Connect the rows of the table to this node, one item for each row.',
		);
	},
	async run(requests, { now }) {
		const [first] = requests;
		if (first === undefined) return [];
		const { settings, tableRows } = first.fields;
		const rows = [...new Map(requests.flatMap(({ row }) => row ?? []).map((row) => [row.id, row])).values()];
		const alerts = composeAlerts(rows, settings, now(), tableRows === 0 ? rows.length : tableRows);
		// Each belongs to the item because of which it is told; the others to the first one.
		const places = requests.map(({ row }, index) => ({ row, index }));
		return places.map(({ row, index }) =>
			done(
				alerts
					.filter(({ cause }) => (cause === undefined ? index === 0 : cause === row))
					.map((alert) => alert.row),
			),
		);
	},
	rows: (alerts) => alerts.map((row) => ({ ...row })),
};
