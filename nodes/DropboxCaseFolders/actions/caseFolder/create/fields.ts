import type { INodeProperties } from 'n8n-workflow';
import { dryRunField } from '../../../../shared/dropboxNode/fields';
import { caseFields } from './caseFields';

const show = { resource: ['caseFolder'], operation: ['create'] };

export const createFields: INodeProperties[] = [...caseFields(show), dryRunField({ show })];
