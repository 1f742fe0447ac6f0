import type { ObservationKind } from '../../core/evidence.ts';

/** What an element (or a named parameter) of an answer tells, by local name. */
export type Fields = Readonly<Record<string, ObservationKind>>;

/** UPnP Device Architecture, device description. */
export const UPNP: Fields = {
  deviceType: 'upnp-field',
  friendlyName: 'upnp-field',
  manufacturer: 'manufacturer',
  manufacturerURL: 'upnp-field',
  modelDescription: 'description',
  modelName: 'model',
  modelNumber: 'part-number',
  modelURL: 'upnp-field',
  serialNumber: 'serial-number',
  UPC: 'gtin',
};

/** TR-069 `DeviceId`. */
export const DEVICE_ID: Fields = {
  Manufacturer: 'manufacturer',
  OUI: 'mac',
  ProductClass: 'model',
  SerialNumber: 'serial-number',
};

/** Last parts of TR-098 and TR-181 parameter names below `DeviceInfo`, and of addresses. */
export const PARAMETERS: Fields = {
  Manufacturer: 'manufacturer',
  ModelName: 'model',
  ModelNumber: 'part-number',
  Description: 'description',
  SerialNumber: 'serial-number',
  HardwareVersion: 'version',
  SoftwareVersion: 'version',
  MACAddress: 'mac',
  ExternalIPAddress: 'ip',
};

/** ONVIF device management, and the device profile that printers and scanners answer with. */
export const ONVIF: Fields = {
  Manufacturer: 'manufacturer',
  Model: 'model',
  ModelName: 'model',
  ModelNumber: 'part-number',
  FriendlyName: 'description',
  SerialNumber: 'serial-number',
  HardwareId: 'part-number',
  FirmwareVersion: 'version',
  HwAddress: 'mac',
  ScopeItem: 'onvif-scope',
};

/** Hikvision's search protocol. */
export const SADP: Fields = {
  DeviceDescription: 'model',
  DeviceSN: 'serial-number',
  MAC: 'mac',
  IPv4Address: 'ip',
  SoftwareVersion: 'version',
  DSPVersion: 'version',
  OEMinfo: 'brand',
};

/** ISAPI `deviceInfo`. */
export const ISAPI: Fields = {
  deviceName: 'hostname',
  deviceDescription: 'description',
  deviceType: 'category',
  manufacturer: 'manufacturer',
  model: 'model',
  serialNumber: 'serial-number',
  macAddress: 'mac',
  firmwareVersion: 'version',
  customizedInfo: 'other',
  OEMCode: 'other',
};

/** The information page of mobile routers and sticks that share the HiLink interface. */
export const HILINK: Fields = {
  DeviceName: 'model',
  DeviceType: 'model',
  SerialNumber: 'serial-number',
  HardwareVersion: 'part-number',
  SoftwareVersion: 'version',
  WebUIVersion: 'version',
  MacAddress1: 'mac',
  ProductFamily: 'category',
};
