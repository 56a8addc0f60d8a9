"""Spanish. Accents do not matter: they are taken off before words are compared."""

from intake.dialogue.lexicon.words import Keyword, Lexicon
from intake.dialogue.state import Step

YES = ("si", "claro", "de acuerdo", "si por favor", "vale", "si de acuerdo", "uno")
NO = ("no", "no gracias", "nada", "dos")

LEXICON = Lexicon(
    names=("espanol", "castellano", "spanish"),
    keywords={
        Keyword.STOP: ("parar", "alto", "pare", "baja", "cancelar", "terminar", "detener", "fin"),
        Keyword.START: ("inicio", "iniciar", "empezar", "comenzar"),
        Keyword.HELP: ("ayuda", "informacion"),
        Keyword.ERASE: ("borrar", "borrarme", "borreme", "borrenme", "olvidenme"),
        Keyword.WORD: ("palabra", "mi palabra", "palabra clave"),
        Keyword.CLEAR: ("vaciar", "vaciar chat", "limpiar chat"),
        Keyword.STATUS: ("estado", "estatus", "novedades", "noticias", "que paso"),
    },
    answers={
        Step.DANGER: {
            "1": (*YES, "a salvo", "si a salvo", "todo bien", "estoy bien", "estoy a salvo",
                  "segura", "seguro", "si estoy bien"),
            "2": (*NO, "no estoy a salvo", "hay peligro", "peligro", "en peligro",
                  "estoy en peligro", "no estoy bien", "no a salvo"),
            "0": ("cero", "saltar"),
        },
        Step.PLACE: {"0": ("cero", "saltar", "no se", "no", "no quiero decir")},
        Step.CONTACT: {
            "1": ("uno", "a toda hora", "a cualquier hora", "cuando quiera", "siempre"),
            "2": ("si", "claro", "de acuerdo", "dos", "noche", "en la noche", "por la noche",
                  "de noche", "solo de noche"),
            "3": ("no", "tres", "nunca", "no gracias"),
            "0": ("cero", "saltar"),
        },
        Step.CONSENT: {
            "1": YES,
            "2": NO,
            "3": ("luego", "despues", "mas tarde", "tres", "todavia no", "ahora no"),
            "0": ("cero", "saltar"),
        },
    },
    hours=("de", "a", "las", "la", "entre", "y", "hasta", "h", "hrs", "horas", "hora", "por",
           "en", "solo", "desde", "am", "pm", "noche", "tarde"),
    evening=("pm", "noche", "tarde"),
    morning=("am", "manana"),
    tries=("prueba", "probando", "hola", "buenas", "buenos", "dias", "tardes", "noches", "bueno",
           "funciona", "esto", "alguien"),
    common=("el", "la", "los", "las", "de", "que", "no", "me", "mi", "nos", "y", "en", "un",
            "una", "es", "por", "con", "para", "se", "del", "al", "hay", "esta", "estan", "muy",
            "pero", "hola", "quiero", "aqui", "porque", "cuando", "nosotros", "mas", "han",
            "desde", "su", "le", "si", "todo", "todos", "buenas", "gracias"),
    topics={
        "1.1": (
            "incendio*", "fuego", "humo", "salida*", "puerta cerrada", "puertas cerradas",
            "puerta con candado", "candado*", "bloquead*", "grieta*", "derrumb*", "extintor*",
            "escalera*", "alarma", "cables",
        ),
        "1.2": (
            "maquina*", "aguja*", "quimico*", "solvente*", "herid*", "accidente*", "dedo*",
            "lesion*", "guantes", "mascarilla*", "acido", "sangr*",
        ),
        "1.3": (
            "calor", "polvo", "bano", "banos", "agua", "enferm*", "desmay*", "dormitorio*",
            "comida", "olor",
        ),
        "2.1": (
            "salario*", "sueldo*", "pago", "pagos", "pagan", "pagaron", "paga", "pagar", "dinero",
            "descuent*", "aguinaldo", "quincena",
        ),
        "2.2": ("horas extra*", "horas", "descanso", "turno*", "meta", "metas", "domingo*"),
        "2.3": (
            "permiso", "maternidad", "seguro social", "vacaciones", "incapacidad", "sin contrato",
            "imss", "cotizaciones",
        ),
        "3.1": (
            "golpe*", "pega", "pego", "pegan", "toca", "toco", "manose*", "violac*", "violo",
            "sexual*", "acos*", "cachetada*", "agred*",
        ),
        "3.2": (
            "grit*", "insult*", "maltrat*", "embaraz*", "discrimin*", "humill*", "ofend*",
        ),
        "4.1": ("sindicat*", "huelga", "comite", "lista negra", "organiz*"),
        "4.2": (
            "despid*", "despedi*", "renunci*", "liquidacion", "finiquito", "me corrieron",
            "nos corrieron", "cerraron", "contrato*",
        ),
        "4.3": ("represalia*", "castig*", "venganza", "por hablar", "por quejar*"),
        "5.1": (
            "pasaporte*", "deuda*", "no puedo salir", "no nos dejan salir", "no me dejan salir",
            "encerrad*", "obliga*", "amenaz*", "mis documentos", "forzad*",
        ),
        "5.2": ("nino", "ninos", "nina", "ninas", "menor", "menores", "menor de edad"),
    },
    idioms=(),
    danger=(
        "incendio*", "fuego", "humo", "derrumb*", "atrapad*", "encerrad*", "sangr*",
        "inconsciente*", "muri*", "muert*", "fuga de gas", "explo*", "auxilio", "socorro", "matar",
        "herid*", "grieta*", "puertas cerradas", "puerta cerrada", "salida cerrada", "candado*",
        "suicid*",
    ),
)  # fmt: skip
