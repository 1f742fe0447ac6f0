import { readFileSync } from 'node:fs';
import type { ValidateFunction } from 'ajv';

function schema(name: string): Record<string, unknown> {
  return JSON.parse(readFileSync(new URL(name, import.meta.url), 'utf8')) as Record<string, unknown>;
}

/** Validator of the official CycloneDX JSON schema of a version (`1.6`). */
export async function bomSchemas(version: string): Promise<ValidateFunction> {
  const { Ajv } = await import('ajv');
  const { fullFormats } = await import('ajv-formats/dist/formats.js');
  // Two formats the schemas use that ajv-formats lacks: any text passes them.
  const formats = { ...fullFormats, 'iri-reference': true as const, 'idn-email': true as const };
  const ajv = new Ajv({ strict: false, formats, validateFormats: true });
  for (const part of ['spdx', 'jsf-0.82', 'cryptography-defs']) {
    ajv.addSchema(schema(`cyclonedx-${part}.schema.json`), `http://cyclonedx.org/schema/${part}.SNAPSHOT.schema.json`);
  }
  return ajv.compile(schema(`cyclonedx-bom-${version}.schema.json`));
}

/** Validator of the official OSCAL JSON schema 1.1.3, all models. */
export async function oscalSchema(): Promise<ValidateFunction> {
  const { Ajv } = await import('ajv');
  const { fullFormats } = await import('ajv-formats/dist/formats.js');
  return new Ajv({ strict: false, formats: fullFormats, allowUnionTypes: true }).compile(
    schema('oscal-complete-1.1.3.schema.json'),
  );
}
