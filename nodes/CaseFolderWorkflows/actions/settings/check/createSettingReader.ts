import { ExpressionError, type IExecuteFunctions, type INodeProperties } from 'n8n-workflow';
import type { Faults } from '../../../../shared/domain/settings/Faults';
import { InvalidField } from '../../../../shared/node/InvalidField';
import type { z } from '../../../../shared/vendor/zod';
import { settingsFields } from './fields';
import { readParametersWithWarnings } from './readParameters';

/**
 * Reads the fields one by one, so that whatever is wrong with any of them is told together. A field that could not be read
 * counts as the value given instead, and nothing further is said of it.
 * @param name of the parameter; of one in a collection `options.timeZone`
 */
export type ReadSetting = <S extends z.ZodTypeAny>(
	name: string,
	schema: S,
	otherwise: z.output<S>,
) => z.output<S>;

export const createSettingReader =
	(context: IExecuteFunctions, item: number, faults: Faults): ReadSetting =>
	(name, schema, otherwise) => {
		if (!isThere(context.getNode().parameters, name)) return otherwise;
		const field = labelOfSetting(name);
		try {
			const { given, warnings } = readParametersWithWarnings(context, item, { [name]: schema });
			// A setting is entered once for everything: what is worth a warning elsewhere is looked at here.
			if (warnings.length === 0) return given[name] as typeof otherwise;
			faults.addUnreadable(field, 'Its expression found no value', LOOK);
		} catch (thrown) {
			faults.addUnreadable(field, ...faultOf(thrown));
		}
		return otherwise;
	};

/** n8n leaves out fields that are not shown and options that nobody added, and reads none of them. */
function isThere(parameters: unknown, name: string): boolean {
	const found = name
		.split('.')
		.reduce<unknown>((within, part) => (within as Record<string, unknown> | undefined)?.[part], parameters);
	return found !== undefined;
}

/** What happened and what to do; what is no matter of the field goes on up. */
function faultOf(thrown: unknown): [why: string, advice: string] {
	if (thrown instanceof InvalidField) return [`It cannot be used: ${thrown.why}`, thrown.advice];
	if (thrown instanceof ExpressionError) return ['Its expression cannot be run', LOOK];
	throw thrown;
}

const LOOK = 'Check what the expression refers to, or enter the value itself';

/** As the panel calls it. */
export function labelOfSetting(name: string): string {
	const [first, second] = name.split('.');
	const field = settingsFields.find((each) => each.name === first);
	const inner = (field?.options as INodeProperties[] | undefined)?.find((each) => each.name === second);
	return (inner ?? field)?.displayName ?? name;
}
