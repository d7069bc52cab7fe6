import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import type { Outcome } from '../../shared/domain/outcome';
import type { DropboxPort } from '../../shared/ports';

/** What an operation may reach of the outside world. */
export interface Dependencies {
	dropbox: DropboxPort;
}

/**
 * One entry of the operation menu. It takes all its items at once and yields one outcome per item, in order:
 * so a thousand cases can be one call, and what is wrong with item 37 is item 37's alone.
 */
export interface Operation<Request = unknown, Result = unknown> {
	/** The fields of the panel, shown for this operation only. */
	fields: INodeProperties[];
	/**
	 * One item's request out of the panel's parameters.
	 * @throws Refusal `invalid_input` naming the field
	 */
	read(context: IExecuteFunctions, itemIndex: number): Request | Promise<Request>;
	run(requests: readonly Request[], dependencies: Dependencies): Promise<Array<Outcome<Result>>>;
	/** The output items that a result becomes: usually one, for a listing one per entry. */
	rows(result: Result): IDataObject[];
}
