/** Makes Excel read the file as UTF-8. */
const BYTE_ORDER_MARK = '\ufeff';

/**
 * What makes a spreadsheet take a cell for a formula, also after spaces, quotes and marks that nobody sees, and in the
 * wide forms that some turn into plain ones; and the tab and line breaks that some strip before they look.
 */
const FORMULA = /^[\s\p{Cc}\p{Cf}\p{Pi}\p{Pf}"'`]*[=+\-@＝＋－＠﹦﹢﹣﹫−]|^[\t\r\n]/u;

/**
 * The same behind what separates cells in other settings than ours: where that is the semicolon, as in much of
 * Europe, our quotes stand in the middle of a cell and hold nothing together.
 */
const FURTHER_FORMULA =
	/(?<=[;|\t\r\n])(?=(?:(?![\t\r\n])[\s\p{Cc}\p{Cf}\p{Pi}\p{Pf}"'`])*[=+\-@＝＋－＠﹦﹢﹣﹫−])/gu;

/** What can stand in a cell without quotes, wherever lists are separated by semicolons too. */
const PLAIN = /^[^",;'\s]*$/;

/**
 * Rows as a CSV file (RFC 4180) that opens in spreadsheets as it is: UTF-8 with a mark, a line of column names, and
 * no cell that would be calculated. Such a cell has an apostrophe in front, which spreadsheets show as part of it.
 */
export function csvOf<Row extends object>(
	columns: ReadonlyArray<keyof Row & string>,
	rows: readonly Row[],
): string {
	const lines = rows.map((row) => columns.map((column) => cellOf(row[column])).join(','));
	return `${BYTE_ORDER_MARK}${[columns.join(','), ...lines].join('\r\n')}\r\n`;
}

function cellOf(value: unknown): string {
	if (value === null || value === undefined) return '';
	if (typeof value === 'number') return String(value);
	const text = String(value);
	const further = text.replace(FURTHER_FORMULA, "'");
	const harmless = FORMULA.test(text) ? `'${further}` : further;
	return PLAIN.test(harmless) ? harmless : `"${harmless.replaceAll('"', '""')}"`;
}
