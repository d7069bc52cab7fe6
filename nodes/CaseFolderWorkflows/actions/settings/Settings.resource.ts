import type { INodeProperties } from 'n8n-workflow';

export const settingsOperations = {};

export const settingsDescription: INodeProperties[] = [];
