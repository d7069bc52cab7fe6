import type { INodeProperties } from 'n8n-workflow';
import { dryRunField } from '../../../../shared/node/dryRunField';
import { caseFields } from './caseFields';

const show = { resource: ['caseFolder'], operation: ['create'] };

export const createFields: INodeProperties[] = [...caseFields(show), dryRunField({ show })];
