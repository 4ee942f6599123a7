import React, { useCallback, useEffect, useState } from 'react';
import { Button, SafeAreaView, StyleSheet, Text, View } from 'react-native';
import { apiUrl } from './configuration';

// Shows what the API says about itself and its backends.
export default function App() {
  const [health, setHealth] = useState({ status: 'unknown', checks: {} });

  const refresh = useCallback(async () => {
    try {
      const answer = await fetch(`${apiUrl}/health`);
      setHealth(await answer.json());
    } catch (error) {
      setHealth({ status: 'error', checks: { api: { status: 'down', error: error.message } } });
    }
  }, []);

  useEffect(() => {
    refresh();
  }, [refresh]);

  return (
    <SafeAreaView style={styles.screen}>
      <Text style={styles.title}>Health: {health.status}</Text>
      {Object.entries(health.checks ?? {}).map(([name, check]) => (
        <View key={name} style={styles.row}>
          <Text>{name}</Text>
          <Text>{check.status === 'up' ? `${check.ms} ms` : check.error}</Text>
        </View>
      ))}
      <Button title="Ask again" onPress={refresh} />
    </SafeAreaView>
  );
}

const styles = StyleSheet.create({
  screen: { flex: 1, padding: 24 },
  title: { fontSize: 22, marginBottom: 16 },
  row: { flexDirection: 'row', justifyContent: 'space-between', paddingVertical: 8 },
});
