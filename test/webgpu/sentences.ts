/** What is computed twice. Short, because each word takes a software adapter half a second. */

export const FRENCH = [
  'Elle dort.', 'Il neige.', 'Merci beaucoup.', 'Où est la gare ?', 'Je ne sais pas.',
  'Personne ne dort.', 'Elles sont parties.', "Qu'est-ce que c'est ?", 'Tu viens avec nous ?', 'Je la lui donne.',
  'Ferme la porte !', 'Si je savais…', 'Il faut partir.', 'Le chat regarde le chat.', 'Petit à petit.',
  'Le train part à 18 h.', 'Zoé est à Paris.', 'Bonne nuit 😀', 'VIENS ICI !', 'xqzwv',
  'Ma sœur est grande.', "J'ai faim.", 'Nous avons bu du vin.', 'Cela coûte 35 euros.', 'Elle a dit « oui ».',
] as const;

export const SPANISH = [
  'Ella duerme.', 'Está nevando.', 'Muchas gracias.', '¿Dónde está la estación?', 'No lo sé.',
  'Nadie duerme.', 'Se fueron ayer.', '¿Qué es esto?', '¿Vienes con nosotros?', 'Se la di.',
  '¡Cierra la puerta!', 'Si yo supiera…', 'Tenemos que irnos.', 'El gato mira al gato.', 'Poco a poco.',
  'El tren sale a las 18.', 'Ana vive en Madrid.', 'Buenas noches 😀', '¡VEN AQUÍ!', 'xqzwv ñ',
  'Mi hermana es alta.', 'Tengo hambre.', 'Bebimos vino.', 'Cuesta 35 euros.', 'Ella dijo «sí».',
] as const;
