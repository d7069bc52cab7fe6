import type { IBinaryKeyData, IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import type { Outcome } from '../core/outcome';

/**
 * One entry of the operation menu. It takes all its items at once and yields one outcome per item, in order:
 * so a thousand cases can be one call, and what is wrong with item 37 is item 37's alone. `Needs` is what it may reach
 * of the outside world.
 */
export interface Operation<Request = unknown, Result = unknown, Needs = unknown> {
	/** The fields of the panel, shown for this operation only. */
	fields: INodeProperties[];
	/**
	 * One item's request out of the panel's parameters.
	 * @throws Refusal `invalid_input` naming the field
	 */
	read(context: IExecuteFunctions, itemIndex: number): Request | Promise<Request>;
	/**
	 * Whether an AI agent may run it without a person's consent: always, or as the request has it. Where nothing is
	 * said it may not, and the panel has the option by which a person allows it.
	 */
	asTool?: 'runs' | ((request: Request) => 'runs' | 'refused');
	run(requests: readonly Request[], dependencies: Needs): Promise<Array<Outcome<Result>>>;
	/** The output items that a result becomes: usually one, for a listing one per entry. */
	rows(result: Result): IDataObject[];
	/** The files that the result brings along, by the names of their binary fields. */
	binary?(result: Result): IBinaryKeyData;
	/** The same where each of its rows has files of its own: in the order of the rows. */
	binaries?(result: Result): IBinaryKeyData[];
	/**
	 * What somebody who looks at the run should know without reading every item, such as how many documents were
	 * left as they are. Each a sentence without names of clients or files.
	 */
	notes?(results: readonly Result[]): string[];
}
