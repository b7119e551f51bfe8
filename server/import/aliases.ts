/** How awards platforms, offices and schools call their columns, in several languages; case, accents and signs do not count. */
import type { ImportField } from '#shared/import-fields'
import { plain } from './words.ts'

/** `entry`, `body` and `name` are settled by what else the table has: a name beside a body is a person. */
type Meaning = ImportField | 'body' | 'name'

const SPELLINGS: Readonly<Record<Meaning, string>> = {
  category:
    'category|category name|categories|original category|award category|award|award name|prize|prize name|opt in prizes|track|section|class|nominated for|shortlisted for|kategorie|preis|auszeichnung|categorie|prix|catégorie|categoría|premio|categoria|prêmio|categorie naam|kategori|pris|kategoria|nagroda|категория|номинация|премия|部門|部門名|賞|奖项|类别|獎項|類別|부문|상|فئة|الفئة|فرع الجائزة|الجائزة|קטגוריה|פרס|kategori adı|ödül',
  entrant:
    'entrant|entrants|nominee|nominees|finalist|finalists|candidate|applicant|recipient|artist|band|winner name|nominated organisation|nominated by organisation|nominierte|nominierter|nominiert|nommé|nommée|nominé|candidat|nominado|nominada|candidato|candidata|nominato|genomineerde|nominerad|nominowany|номинант|ノミネート|候補|候補者|受賞者|提名|후보|المرشح|المرشحون|الفائز|מועמד|מועמדים|aday',
  body: 'organisation|organization|organisation name|organization name|company|company name|council|authority|school|university|agency|team|team name|club|employer|business|firma|unternehmen|organisation nom|société|entreprise|empresa|organización|azienda|organizzazione|bedrijf|organisatie|företag|firma nazwa|организация|компания|団体|会社|会社名|企業|公司|单位|기관|회사|المؤسسة|الشركة|ארגון|חברה|kurum|şirket',
  name: 'name|full name|student name|display name|contact name|nom|nombre|nome|naam|namn|imię i nazwisko|имя|фио|氏名|名前|姓名|이름|الاسم|שם|ad soyad',
  person:
    'person|people|individual|nominated person|nominee person|first name|last name|surname|forename|middle name|given name|family name|vorname|nachname|ansprechpartner|prénom|nom de famille|persona|apellidos|cognome|voornaam|achternaam|förnamn|efternamn|担当者',
  title:
    'title|entry name|entry title|nomination name|nomination title|submission title|project|project title|project name|film|film title|movie|work|work title|song|track title|album|book|programme|production|show title|campaign|product|titel|projekt|projekttitel|werk|titre|œuvre|oeuvre|projet|título|titulo|proyecto|obra|película|titolo|progetto|opera|projekt name|tytuł|название|проект|фильм|作品|作品名|タイトル|标题|作品名称|작품|작품명|العنوان|المشروع|العمل|כותרת|פרויקט|שם הסרט|proje|eser',
  partners:
    'partners|partner|partner organisations|collaborators|in partnership with|with|co entrants|team members|partenaires|partenaire|socios|colaboradores|parceiros|partners names|партнеры|協力|パートナー|合作伙伴|الشركاء|שותפים|ortaklar',
  summary:
    'summary|description|short description|synopsis|abstract|entry summary|blurb|about|kurzbeschreibung|beschreibung|zusammenfassung|résumé|description courte|resumen|descripción|resumo|descrição|riassunto|descrizione|samenvatting|beskrivning|opis|описание|概要|説明|简介|요약|ملخص|الوصف|תקציר|תיאור|özet',
  sponsor:
    'sponsor|sponsors|sponsored by|category sponsor|sponsor name|supported by|gesponsert von|parrain|sponsorisé par|patrocinador|patrocinado por|patrocinatore|gesponsord door|спонсор|協賛|スポンサー|赞助商|후원|الراعي|נותן חסות|חסות|sponsor adı',
  say: 'pronunciation|how to say it|say|phonetic|phonetics|phonetic spelling|aussprache|prononciation|pronunciación|pronúncia|pronuncia|uitspraak|произношение|ふりがな|フリガナ|読み方|读音|발음|النطق|הגייה',
  picture:
    'logo|picture|image|photo|headshot|logo file|image file|picture file|photo file|portrait|bild|foto|logodatei|image fichier|imagen|imagem|immagine|afbeelding|изображение|写真|画像|图片|사진|صورة|الشعار|תמונה|לוגו',
  ref: 'id|entry id|entry slug|nomination code|original code|application code|application id|submission id|reference|ref|ref no|entry number|entry no|student id|studentid|transaction id|nummer|référence|referencia|referência|riferimento|referentie|номер|番号|受付番号|编号|번호|الرقم|מספר',
  order:
    'order|running order|sort order|walking order|sequence|seq|position in running order|reihenfolge|ordre|ordre de passage|orden|ordem|ordine|volgorde|ordning|kolejność|порядок|順番|順序|顺序|순서|الترتيب|סדר|sıra',
  shortlisted:
    'shortlist|shortlisted|on shortlist|finalist yes no|is finalist|is shortlisted|in shortlist|nominated|shortliste|auf der shortlist',
  withdrawn: 'withdrawn|is withdrawn|zurückgezogen|retiré|retirado|ritirato|teruggetrokken|取り下げ',
  stage:
    'on stage|off stage|offstage|presented on stage|presented off stage|presentation|stage|auf der bühne|sur scène|en el escenario',
  'on-the-night': 'on the night|result on the night|decided on the night|am abend',
  notes: 'entry notes|notes on the entry',
  'category-notes': 'category notes|notes on the category|presenter notes',
  'category-id': 'envelope category id',
  'entry-id': 'envelope entry id',
  winner:
    'winner|winners|win|won|is winner|awarded|award accepted|gewinner|gewonnen|sieger|preisträger|gagnant|gagné|lauréat|ganador|ganó|vencedor|vincitore|winnaar|vinnare|zwycięzca|победитель|受賞|获奖|得奖|수상|فائز|زוכה|זוכה|kazanan',
  level:
    'level|award level|winner class|winner status|award class|medal|trophy|tier|stufe|medaille|niveau|médaille|nivel|medalla|livello|medaglia|уровень|медаль|賞の種類|等级|奖级|المستوى|רמה',
  result:
    'result|results|outcome|decision|award result|ergebnis|résultat|resultado|risultato|uitslag|resultat|wynik|результат|結果|审查结果|结果|결과|النتيجة|תוצאה|sonuç',
  place:
    'place|placing|rank|ranking|final rank|position|standing|platz|rang|platzierung|classement|puesto|posición|lugar|classificação|posto|classifica|plaats|placering|miejsce|место|順位|名次|순위|المركز|מקום',
  status:
    'status|item status|entry status|submission status|state|statut|estado|stato|statuss|статус|状態|ステータス|状态|상태|الحالة|סטטוס|durum',
  tags: 'tag|tags|labels|entry tags',
  citation:
    'citation|motivation|award citation|jury citation|judges citation|laudatio|begründung|citation du jury|mención|motivación|motivazione|juryrapport|обоснование|受賞理由|授賞理由|获奖理由|نص التكريم|נימוקים',
}

const MEANINGS: ReadonlyMap<string, Meaning> = new Map(
  Object.entries(SPELLINGS).flatMap(([meaning, list]) =>
    list.split('|').map((spelling): [string, Meaning] => [plain(spelling), meaning as Meaning]),
  ),
)

/** What a column of this name is; of two header rows the whole is asked first, then the lower one. */
export function meaningOf(header: string): Meaning | null {
  const whole = MEANINGS.get(plain(header))
  if (whole) return whole
  const parts = header.split(' – ')
  return parts.length < 2 ? null : (MEANINGS.get(plain(parts.at(-1) as string)) ?? null)
}
