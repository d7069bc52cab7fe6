import type { Settings } from '../settings';
import { badItem } from './badItem';
import { caseCreation } from './caseCreation';
import { listing } from './listing';
import type { Scenario } from './Scenario';
import { manyDocuments, oneFileOf, unchanged } from './uploads';

/** Sizes of single files, in MiB. */
export const fileSizes = [1, 10, 100, 1024];

/** In the order of the report. */
export const allScenarios = (settings: Settings): Scenario[] => [
	...fileSizes.map((size) => oneFileOf(size, settings)),
	manyDocuments(settings),
	unchanged(settings),
	listing(settings),
	caseCreation(settings),
	badItem(settings),
];
