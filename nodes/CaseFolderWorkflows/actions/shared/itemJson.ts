import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

/** The fields of an input item, of operations that take each item as a whole. */
export const itemJson = (context: IExecuteFunctions, item: number): IDataObject =>
	context.getInputData()[item]?.json ?? {};

/** Whether n8n made up the item, for a node that was to go on although nothing came. */
export const isEmptyItem = (json: IDataObject): boolean => Object.keys(json).length === 0;
