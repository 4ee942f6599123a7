import { Platform } from 'react-native';

// The proxy on the computer that runs the stack, as an emulator sees it. A device on the network needs that computer's address.
const host = Platform.OS === 'android' ? '10.0.2.2' : 'localhost';

export const apiUrl = `http://${host}:8080/api`;
