/** Every registry that can be refreshed, one line each, alphabetical. */
export { bluetoothCompanies } from './formats/bluetooth-companies.ts';
export { enterpriseNumbers } from './formats/enterprise-numbers.ts';
export { granteeRegistrations } from './formats/grantee-registrations.ts';
export { ieeeAssignments } from './formats/ieee-assignments.ts';
export { pciIds, usbIds } from './formats/id-list.ts';
