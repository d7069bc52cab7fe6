import { textOf, wholeNumberOf } from '../queue/rowFrom';
import type { FiledDocument } from './Reconciliation';

type Row = Readonly<Record<string, unknown>>;

/**
 * The rows of the register about the documents of a source. Postgres gives numbers as text. One that does not say which
 * file it is counts: the document was filed.
 */
export const readRegister = (rows: readonly Row[], source: string): FiledDocument[] =>
	rows
		.filter((row) => textOf(row['source']) === source)
		.map((row) => ({
			documentId: textOf(row['documentId']),
			versionId: textOf(row['versionId']),
			fileId: textOf(row['fileId']),
			subfolder: textOf(row['subfolder']),
			contentHash: textOf(row['contentHash']),
			filedAt: wholeNumberOf(row['filedAt']) ?? 0,
		}))
		.filter(({ documentId }) => documentId !== '');
