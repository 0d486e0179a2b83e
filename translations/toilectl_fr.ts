<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr" sourcelanguage="en">
<context>
    <name>toile::Toilectl</name>
    <message>
        <source>There is no option %1 here.</source>
        <translation>L’option %1 n’existe pas ici.</translation>
    </message>
    <message>
        <source>The option %1 takes no value.</source>
        <translation>L’option %1 ne prend pas de valeur.</translation>
    </message>
    <message>
        <source>The option %1 needs a value: %1 %2</source>
        <translation>L’option %1 demande une valeur&#xa0;: %1 %2</translation>
    </message>
    <message>
        <source>The checks of the lab “%1” are in its file, and “%2” is not there any more. Give the file: toilectl check FILE</source>
        <translation>Les vérifications du lab «&#xa0;%1&#xa0;» sont dans son fichier, et «&#xa0;%2&#xa0;» n’y est plus. Donnez le fichier&#xa0;: toilectl check FILE</translation>
    </message>
    <message>
        <source>an answer</source>
        <translation>une réponse</translation>
    </message>
    <message>
        <source>no answer</source>
        <translation>aucune réponse</translation>
    </message>
    <message>
        <source>a translated address</source>
        <translation>une adresse traduite</translation>
    </message>
    <message>
        <source>an answer without a translated address</source>
        <translation>une réponse sans adresse traduite</translation>
    </message>
    <message>
        <source>nothing, it could not be run</source>
        <translation>rien, le test n’a pas pu être lancé</translation>
    </message>
    <message>
        <source>ok    %1</source>
        <translation>ok    %1</translation>
    </message>
    <message>
        <source>FAIL  %1: expected %2, observed %3</source>
        <translation>ÉCHEC %1&#xa0;: attendu&#xa0;: %2, observé&#xa0;: %3</translation>
    </message>
    <message>
        <source>%1 passed, %2 failed.</source>
        <translation>%1 réussies, %2 échouées.</translation>
    </message>
    <message>
        <source>%1 cannot be written: %2.</source>
        <translation>%1 ne peut pas être écrit&#xa0;: %2.</translation>
    </message>
    <message>
        <source>%1 of %2 steps</source>
        <translation>%1 étapes sur %2</translation>
    </message>
    <message>
        <source>Step %1 of %2 failed: %3</source>
        <translation>L’étape %1 sur %2 a échoué&#xa0;: %3</translation>
    </message>
    <message>
        <source>Everything is again as it was before.</source>
        <translation>Tout est de nouveau comme avant.</translation>
    </message>
    <message>
        <source>There is no engine “%1”.</source>
        <translation>Le moteur «&#xa0;%1&#xa0;» n’existe pas.</translation>
    </message>
    <message>
        <source>Pictures are drawn by the program toile, which is not there as %1. Install Toile’s window, or export a script: --as sh</source>
        <translation>Les images sont dessinées par le programme toile, qui n’est pas en %1. Installez la fenêtre de Toile, ou exportez un script&#xa0;: --as sh</translation>
    </message>
    <message>
        <source>The picture could not be drawn.</source>
        <translation>L’image n’a pas pu être dessinée.</translation>
    </message>
    <message>
        <source>A terminal shows no %1. Name a file: -o OUT</source>
        <translation>Un terminal n’affiche pas de %1. Nommez un fichier&#xa0;: -o OUT</translation>
    </message>
    <message>
        <source>As what? Give --as sh, brctl, svg, png or pdf.</source>
        <translation>Sous quelle forme&#xa0;? Donnez --as sh, brctl, svg, png ou pdf.</translation>
    </message>
    <message>
        <source>There is no format “%1”.</source>
        <translation>Le format «&#xa0;%1&#xa0;» n’existe pas.</translation>
    </message>
    <message>
        <source>What --json prints. Times are ISO 8601 in UTC, time-outs are seconds, what there is not is null.
An ICMP flow has its identifier as sport. A default route’s destination is &quot;default&quot;.</source>
        <translation>Ce qu’affiche --json. Les dates sont en ISO 8601 UTC, les délais en secondes, ce qui n’existe pas est null.
Un flux ICMP a son identifiant comme sport. La destination d’une route par défaut est &quot;default&quot;.</translation>
    </message>
    <message>
        <source>There is no help about “%1”.</source>
        <translation>Il n’y a pas d’aide sur «&#xa0;%1&#xa0;».</translation>
    </message>
    <message>
        <source>warning</source>
        <translation>avertissement</translation>
    </message>
    <message>
        <source>information</source>
        <translation>information</translation>
    </message>
    <message>
        <source>Which command? toilectl exec LAB MACHINE -- COMMAND</source>
        <translation>Quelle commande&#xa0;? toilectl exec LAB MACHINE -- COMMANDE</translation>
    </message>
    <message>
        <source>There is no table “%1”.</source>
        <translation>La table «&#xa0;%1&#xa0;» n’existe pas.</translation>
    </message>
    <message>
        <source>No lab runs.</source>
        <translation>Aucun lab ne tourne.</translation>
    </message>
    <message>
        <source>LAB</source>
        <translation>LAB</translation>
    </message>
    <message>
        <source>ENGINE</source>
        <translation>MOTEUR</translation>
    </message>
    <message>
        <source>MACHINES</source>
        <translation>MACHINES</translation>
    </message>
    <message>
        <source>SINCE</source>
        <translation>DEPUIS</translation>
    </message>
    <message>
        <source>FILE</source>
        <translation>FICHIER</translation>
    </message>
    <message>
        <source>Name the labs to remove, or give --all.</source>
        <translation>Nommez les labs à retirer, ou donnez --all.</translation>
    </message>
    <message>
        <source>toilectl: Linux networks, drawn with Toile, deployed from the command line.</source>
        <translation>toilectl&#xa0;: des réseaux Linux dessinés avec Toile, déployés depuis la ligne de commande.</translation>
    </message>
    <message>
        <source>FILE is a .toile file or the name of a shipped lab; LAB is the name of a lab that runs.</source>
        <translation>FILE est un fichier .toile ou le nom d’un lab fourni&#xa0;; LAB est le nom d’un lab déployé.</translation>
    </message>
    <message>
        <source>Exit status: 0 done, 1 the answer is no, 2 wrong usage, 3 the engine or the kernel refused.</source>
        <translation>Code de retour&#xa0;: 0 fait, 1 la réponse est non, 2 mauvais usage, 3 le moteur ou le noyau a refusé.</translation>
    </message>
    <message>
        <source>More: toilectl help COMMAND, toilectl help json, toilectl --version</source>
        <translation>Suite&#xa0;: toilectl help COMMANDE, toilectl help json, toilectl --version</translation>
    </message>
    <message>
        <source>This text.</source>
        <translation>Ce texte.</translation>
    </message>
    <message>
        <source>The lab “%1” does not run; none does. Deploy it: toilectl deploy FILE</source>
        <translation>Le lab «&#xa0;%1&#xa0;» n’est pas déployé&#xa0;; aucun ne l’est. Déployez-le&#xa0;: toilectl deploy FILE</translation>
    </message>
    <message>
        <source>The lab “%1” does not run.</source>
        <translation>Le lab «&#xa0;%1&#xa0;» n’est pas déployé.</translation>
    </message>
    <message>
        <source>The helper of the lab did not answer in time.</source>
        <translation>Le programme auxiliaire du lab n’a pas répondu à temps.</translation>
    </message>
    <message>
        <source>The lab “%1” has no machine “%2”.</source>
        <translation>Le lab «&#xa0;%1&#xa0;» n’a pas de machine «&#xa0;%2&#xa0;».</translation>
    </message>
    <message>
        <source>new</source>
        <translation>nouveau</translation>
    </message>
    <message>
        <source>removed</source>
        <translation>supprimé</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>modifié</translation>
    </message>
    <message>
        <source>%1 does not reach %2</source>
        <translation>%1 n’atteint pas %2</translation>
    </message>
    <message>
        <source>%1 reaches %2 as %3</source>
        <translation>%1 atteint %2 sous l’adresse %3</translation>
    </message>
    <message>
        <source>%1 reaches %2</source>
        <translation>%1 atteint %2</translation>
    </message>
    <message>
        <source>There is neither a file nor a shipped lab “%1”.</source>
        <translation>Il n’y a ni fichier ni lab fourni «&#xa0;%1&#xa0;».</translation>
    </message>
    <message>
        <source>See: %1</source>
        <translation>Voir&#xa0;: %1</translation>
    </message>
    <message>
        <source>Something is missing: toilectl %1 %2</source>
        <translation>Il manque quelque chose&#xa0;: toilectl %1 %2</translation>
    </message>
    <message>
        <source>“%1” is one word too many.</source>
        <translation>«&#xa0;%1&#xa0;» est un mot de trop.</translation>
    </message>
    <message>
        <source>There is no command “%1”.</source>
        <translation>La commande «&#xa0;%1&#xa0;» n’existe pas.</translation>
    </message>
    <message>
        <source>The kernel says: %1</source>
        <translation>Le noyau dit&#xa0;: %1</translation>
    </message>
    <message>
        <source>MACHINE</source>
        <translation>MACHINE</translation>
    </message>
    <message>
        <source>INTERFACE</source>
        <translation>INTERFACE</translation>
    </message>
    <message>
        <source>ADDRESS</source>
        <translation>ADRESSE</translation>
    </message>
    <message>
        <source>MAC</source>
        <translation>MAC</translation>
    </message>
    <message>
        <source>STATE</source>
        <translation>ÉTAT</translation>
    </message>
    <message>
        <source>BRIDGE</source>
        <translation>PONT</translation>
    </message>
    <message>
        <source>PORT</source>
        <translation>PORT</translation>
    </message>
    <message>
        <source>VLAN</source>
        <translation>VLAN</translation>
    </message>
    <message>
        <source>LOCAL</source>
        <translation>LOCALE</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>oui</translation>
    </message>
    <message>
        <source>no</source>
        <translation>non</translation>
    </message>
    <message>
        <source>PROTOCOL</source>
        <translation>PROTOCOLE</translation>
    </message>
    <message>
        <source>ORIGINAL</source>
        <translation>ALLER</translation>
    </message>
    <message>
        <source>REPLY</source>
        <translation>RETOUR</translation>
    </message>
    <message>
        <source>NAT</source>
        <translation>NAT</translation>
    </message>
    <message>
        <source>PACKETS</source>
        <translation>PAQUETS</translation>
    </message>
    <message>
        <source>BYTES</source>
        <translation>OCTETS</translation>
    </message>
    <message>
        <source>TIMEOUT</source>
        <translation>DÉLAI</translation>
    </message>
    <message>
        <source>DESTINATION</source>
        <translation>DESTINATION</translation>
    </message>
    <message>
        <source>GATEWAY</source>
        <translation>PASSERELLE</translation>
    </message>
    <message>
        <source>SOURCE</source>
        <translation>SOURCE</translation>
    </message>
    <message>
        <source>NAME</source>
        <translation>NOM</translation>
    </message>
    <message>
        <source>KIND</source>
        <translation>TYPE</translation>
    </message>
    <message>
        <source>MTU</source>
        <translation>MTU</translation>
    </message>
    <message>
        <source>MASTER</source>
        <translation>MAÎTRE</translation>
    </message>
    <message>
        <source>ADDRESSES</source>
        <translation>ADRESSES</translation>
    </message>
    <message>
        <source>RX BYTES</source>
        <translation>OCTETS REÇUS</translation>
    </message>
    <message>
        <source>TX BYTES</source>
        <translation>OCTETS ÉMIS</translation>
    </message>
    <message>
        <source>down</source>
        <translation>inactive</translation>
    </message>
    <message>
        <source>up</source>
        <translation>active</translation>
    </message>
    <message>
        <source>no carrier</source>
        <translation>sans porteuse</translation>
    </message>
    <message>
        <source>TABLE</source>
        <translation>TABLE</translation>
    </message>
    <message>
        <source>RULE</source>
        <translation>RÈGLE</translation>
    </message>
    <message>
        <source>Did you mean “%1”?</source>
        <translation>Vouliez-vous dire «&#xa0;%1&#xa0;»&#xa0;?</translation>
    </message>
    <message>
        <source>There are: %1…</source>
        <translation>Il y a&#xa0;: %1…</translation>
    </message>
    <message>
        <source>There are: %1.</source>
        <translation>Il y a&#xa0;: %1.</translation>
    </message>
    <message>
        <source>Print JSON; see “toilectl help json”.</source>
        <translation>Afficher du JSON&#xa0;; voir «&#xa0;toilectl help json&#xa0;».</translation>
    </message>
    <message>
        <source>Say what is wrong in a lab file, and what is probably wrong.</source>
        <translation>Dire ce qui est faux dans un fichier de lab, et ce qui l’est probablement.</translation>
    </message>
    <message>
        <source>Problems make the status 1. What is legal but unusual is listed with its remedy and leaves the status 0.</source>
        <translation>Des erreurs donnent le code 1. Ce qui est permis mais inhabituel est listé avec son remède et laisse le code 0.</translation>
    </message>
    <message>
        <source>Show what deploying now would do, with the shell command that equals each step.</source>
        <translation>Montrer ce que ferait un déploiement, avec la commande équivalente à chaque étape.</translation>
    </message>
    <message>
        <source>When a lab of that name runs already, only the difference is shown.</source>
        <translation>Quand un lab de ce nom est déjà déployé, seule la différence est montrée.</translation>
    </message>
    <message>
        <source>Deploy a lab, or apply the difference to the one that runs.</source>
        <translation>Déployer un lab, ou appliquer la différence à celui qui l’est déjà.</translation>
    </message>
    <message>
        <source>List the labs that run.</source>
        <translation>Lister les labs déployés.</translation>
    </message>
    <message>
        <source>Remove labs. Nothing of them stays.</source>
        <translation>Retirer des labs. Rien n’en reste.</translation>
    </message>
    <message>
        <source>Remove every lab that runs.</source>
        <translation>Retirer tous les labs déployés.</translation>
    </message>
    <message>
        <source>Run a command in a machine.</source>
        <translation>Lancer une commande dans une machine.</translation>
    </message>
    <message>
        <source>Open a shell in a machine.</source>
        <translation>Ouvrir un shell dans une machine.</translation>
    </message>
    <message>
        <source>Without a table: arp, mac and conntrack. --follow prints changes as they happen, with --json one object a line.</source>
        <translation>Sans table&#xa0;: arp, mac et conntrack. --follow affiche les changements au fur et à mesure, avec --json un objet par ligne.</translation>
    </message>
    <message>
        <source>Only of this machine.</source>
        <translation>Seulement de cette machine.</translation>
    </message>
    <message>
        <source>Go on with each change until interrupted.</source>
        <translation>Continuer avec chaque changement jusqu’à l’interruption.</translation>
    </message>
    <message>
        <source>Run the lab’s own checks.</source>
        <translation>Lancer les vérifications du lab.</translation>
    </message>
    <message>
        <source>Also write a JUnit report.</source>
        <translation>Écrire aussi un rapport JUnit.</translation>
    </message>
    <message>
        <source>Write a lab as a script (sh, brctl) or a picture (svg, png, pdf).</source>
        <translation>Écrire un lab comme script (sh, brctl) ou comme image (svg, png, pdf).</translation>
    </message>
    <message>
        <source>Scripts are run as root with “up” or “down”. brctl is the same in the course’s commands. Without -o the result goes to standard output.</source>
        <translation>Les scripts se lancent en root avec «&#xa0;up&#xa0;» ou «&#xa0;down&#xa0;». brctl est le même avec les commandes du cours. Sans -o, le résultat va sur la sortie standard.</translation>
    </message>
    <message>
        <source>sh, brctl, svg, png or pdf.</source>
        <translation>sh, brctl, svg, png ou pdf.</translation>
    </message>
    <message>
        <source>Write to this file.</source>
        <translation>Écrire dans ce fichier.</translation>
    </message>
    <message>
        <source>Pictures: with the tables of the running lab.</source>
        <translation>Images&#xa0;: avec les tables du lab déployé.</translation>
    </message>
    <message>
        <source>Explain a command, or what --json prints.</source>
        <translation>Expliquer une commande, ou ce qu’affiche --json.</translation>
    </message>
    <message>
        <source>Interrupted.</source>
        <translation>Interrompu.</translation>
    </message>
    <message>
        <source>The lab “%1” runs, but not as the file says. To check what runs: toilectl check %1. To check the file, undeploy the lab or deploy the file first.</source>
        <translation>Le lab «&#xa0;%1&#xa0;» est déployé, mais pas comme le dit le fichier. Pour vérifier ce qui est déployé&#xa0;: toilectl check %1. Pour vérifier le fichier, retirez d’abord le lab ou déployez le fichier.</translation>
    </message>
    <message>
        <source>%1 is a lab’s file: what is exported would take its place. Give another name to -o.</source>
        <translation>%1 est le fichier d’un lab&#xa0;: l’export prendrait sa place. Donnez un autre nom à -o.</translation>
    </message>
    <message>
        <source>No temporary folder can be made: %1. Set TMPDIR to a folder of yours.</source>
        <translation>Aucun dossier temporaire ne peut être créé&#xa0;: %1. Donnez à TMPDIR un dossier à vous.</translation>
    </message>
    <message>
        <source>does not answer</source>
        <translation>ne répond pas</translation>
    </message>
    <message>
        <source>Name the labs to remove or give --all, not both.</source>
        <translation>Nommez les labs à retirer ou donnez --all, pas les deux.</translation>
    </message>
    <message>
        <source>A FILE whose lab does not run is deployed under a name of its own, checked and undeployed. The status is 1 when a check fails.</source>
        <translation>Un FICHIER dont le lab n’est pas déployé est déployé sous un nom à lui, vérifié et retiré. Le code de retour est 1 quand une vérification échoue.</translation>
    </message>
    <message>
        <source>Not everything could be written to standard output: %1.</source>
        <translation>Tout n’a pas pu être écrit sur la sortie standard&#xa0;: %1.</translation>
    </message>
    <message>
        <source>METRIC</source>
        <translation>MÉTRIQUE</translation>
    </message>
    <message>
        <source>ATTRIBUTES</source>
        <translation>ATTRIBUTS</translation>
    </message>
    <message>
        <source>Nothing to do: the interfaces, addresses, routes and rules of %1 are as drawn.</source>
        <translation>Rien à faire&#xa0;: les interfaces, adresses, routes et règles de %1 sont comme sur le dessin.</translation>
    </message>
    <message>
        <source>The kernel that the engine vm boots lacks: %1. Install Debian’s: apt install linux-image-cloud-amd64</source>
        <translation>Il manque au noyau que démarre le moteur vm&#xa0;: %1. Installez celui de Debian&#xa0;: apt install linux-image-cloud-amd64</translation>
    </message>
    <message>
        <source>This machine’s kernel (%1) lacks: %2. The engine vm brings a kernel of its own.</source>
        <translation>Il manque au noyau de cette machine (%1)&#xa0;: %2. Le moteur vm apporte son propre noyau.</translation>
    </message>
    <message>
        <source>labs run</source>
        <translation>les labs tournent</translation>
    </message>
    <message>
        <source>the program %1</source>
        <translation>le programme %1</translation>
    </message>
    <message>
        <source>%1 is not installed: apt install %2</source>
        <translation>%1 n’est pas installé&#xa0;: apt install %2</translation>
    </message>
    <message>
        <source>CAPABILITY</source>
        <translation>CAPACITÉ</translation>
    </message>
    <message>
        <source>The kernel that the engine vm boots, instead of the best in /boot.</source>
        <translation>Le noyau que démarre le moteur vm, au lieu du meilleur de /boot.</translation>
    </message>
    <message>
        <source>Say what this machine can run in which engine, and why not.</source>
        <translation>Dire ce que cette machine peut faire tourner dans quel moteur, et sinon pourquoi.</translation>
    </message>
    <message>
        <source>An empty lab is started in each engine and removed again. The status is 1 when none can run labs.</source>
        <translation>Un lab vide est démarré dans chaque moteur puis retiré. Le code est 1 si aucun ne peut en faire tourner.</translation>
    </message>
    <message>
        <source>Where the lab runs: sandbox, vm, system, or auto (default): the first that can.</source>
        <translation>Où tourne le lab&#xa0;: sandbox, vm, system, ou auto (par défaut)&#xa0;: le premier qui le peut.</translation>
    </message>
    <message>
        <source>Show the live tables: arp, mac, conntrack, routes, links, rules, vlans.</source>
        <translation>Afficher les tables en direct&#xa0;: arp, mac, conntrack, routes, links, rules, vlans.</translation>
    </message>
    <message>
        <source>REMOTE</source>
        <translation>DISTANT</translation>
    </message>
    <message>
        <source>PVID</source>
        <translation>PVID</translation>
    </message>
    <message>
        <source>UNTAGGED</source>
        <translation>SANS ÉTIQUETTE</translation>
    </message>
    <message>
        <source>This computer has no network card %1, which the lab takes. Write the name of one that it has: ip link</source>
        <translation>Cet ordinateur n’a pas de carte réseau %1, que prend le lab. Écrivez le nom d’une carte qu’il a&#xa0;: ip link</translation>
    </message>
    <message>
        <source>The lab “%1” has no network card of this computer.</source>
        <translation>Le lab «&#xa0;%1&#xa0;» n’a aucune carte réseau de cet ordinateur.</translation>
    </message>
    <message>
        <source>The lab keeps %1 until it is undeployed.</source>
        <translation>Le lab garde %1 jusqu’à son retrait.</translation>
    </message>
    <message>
        <source>%1 is back, as it was before.</source>
        <translation>%1 est revenue, telle qu’elle était.</translation>
    </message>
    <message>
        <source>A real network card can be lent by the system service alone (--engine system).</source>
        <translation>Seul le service système peut prêter une vraie carte réseau (--engine system).</translation>
    </message>
    <message>
        <source>Take the real network cards of the drawing without a question.</source>
        <translation>Prendre les vraies cartes réseau du dessin sans poser de question.</translation>
    </message>
    <message>
        <source>Let a lab keep the real network cards that it was lent.</source>
        <translation>Laisser à un lab les vraies cartes réseau qui lui ont été prêtées.</translation>
    </message>
    <message>
        <source>Without it they go back 30 seconds after the lab got them: whoever cut off the computer by mistake has it back.</source>
        <translation>Sans cela elles reviennent 30 secondes après que le lab les a reçues&#xa0;: qui a coupé l’ordinateur par erreur le retrouve.</translation>
    </message>
    <message>
        <source>Take the real network cards of a lab back at once.</source>
        <translation>Reprendre aussitôt les vraies cartes réseau d’un lab.</translation>
    </message>
    <message>
        <source>They are again as they were before; the rest of the lab goes on.</source>
        <translation>Elles redeviennent telles qu’elles étaient&#xa0;; le reste du lab continue.</translation>
    </message>
    <message>
        <source>Take %1? [y/N] </source>
        <translation>Prendre %1&#xa0;? [o/N] </translation>
    </message>
    <message>
        <source>y</source>
        <comment>the answer yes, one letter</comment>
        <translation>o</translation>
    </message>
    <message>
        <source>Nothing was done. To take the network card all the same: toilectl deploy --yes FILE</source>
        <translation>Rien n’a été fait. Pour prendre tout de même la carte réseau&#xa0;: toilectl deploy --yes FICHIER</translation>
    </message>
    <message>
        <source>Nothing was done.</source>
        <translation>Rien n’a été fait.</translation>
    </message>
    <message>
        <source>%1 goes back in %2 s unless you confirm that all is well: toilectl confirm %3</source>
        <translation>%1 revient dans %2 s si vous ne confirmez pas que tout va bien&#xa0;: toilectl confirm %3</translation>
    </message>
    <message>
        <source>Both at once: toilectl deploy --move FILE</source>
        <translation>Les deux à la fois&#xa0;: toilectl deploy --move FICHIER</translation>
    </message>
    <message>
        <source>Let a lab that runs elsewhere, or under a kernel that lacks what it needs now, begin anew where it can run.</source>
        <translation>Recommencer, là où il peut tourner, un lab qui tourne ailleurs ou dont le noyau n’a pas ce qu’il lui faut maintenant.</translation>
    </message>
    <message>
        <source>where a VXLAN (bridge and port) sends frames for that MAC</source>
        <translation>où un VXLAN (bridge et port) envoie les trames pour cette MAC</translation>
    </message>
    <message>
        <source>the bridge itself for what it carries</source>
        <translation>le pont lui-même pour ce qu’il transporte</translation>
    </message>
    <message>
        <source>an object a line: the row’s keys, and with several tables also table; first each row that there is, as new</source>
        <translation>un objet par ligne&#xa0;: les clés de la ligne, et table s’il y en a plusieurs&#xa0;; d’abord chaque ligne déjà là, comme new</translation>
    </message>
    <message>
        <source>A real network card is lent only when the administrator agrees, each time.</source>
        <translation>Une vraie carte réseau n’est prêtée qu’avec l’accord de l’administrateur, à chaque fois.</translation>
    </message>
    <message>
        <source>The helper undoes the rest without us.</source>
        <translation>Le programme auxiliaire défait le reste sans nous.</translation>
    </message>
    <message>
        <source>Nothing was deployed.</source>
        <translation>Rien n’a été déployé.</translation>
    </message>
    <message>
        <source>Interrupted: what was done is being undone. Press Ctrl+C again not to wait for it.</source>
        <translation>Interrompu&#xa0;: ce qui était fait est en train d’être défait. Appuyez encore sur Ctrl+C pour ne pas attendre.</translation>
    </message>
    <message>
        <source>The deploy was complete when you interrupted it.</source>
        <translation>Le déploiement était terminé quand vous l’avez interrompu.</translation>
    </message>
    <message>
        <source>is starting</source>
        <translation>démarre</translation>
    </message>
    <message>
        <source>Prints the lab’s name last. Nothing remains of a deploy that fails, or that Ctrl+C cancels; a second Ctrl+C does not wait for that.</source>
        <translation>Affiche à la fin le nom du lab. Rien ne reste d’un déploiement qui échoue, ou que Ctrl+C annule&#xa0;; un second Ctrl+C n’attend pas que ce soit fait.</translation>
    </message>
    <message>
        <source>A lab that is starting says so (&quot;starting&quot;: true); the rest is not known yet.</source>
        <translation>Un lab qui démarre le dit («&#xa0;&quot;starting&quot;: true&#xa0;»)&#xa0;; le reste n’est pas encore connu.</translation>
    </message>
    <message>
        <source>The lab that ran was undeployed, and nothing was deployed in its place.</source>
        <translation>Le lab qui tournait a été retiré, et rien n’a été déployé à sa place.</translation>
    </message>
    <message>
        <source>What this computer loses with its network card %1 is not known. %2</source>
        <translation>Ce que cet ordinateur perd avec sa carte réseau %1 n’est pas connu. %2</translation>
    </message>
    <message>
        <source>true, only of a lab that does not answer yet; what is not known is null</source>
        <translation>true, seulement d’un lab qui ne répond pas encore&#xa0;; ce qui n’est pas connu est null</translation>
    </message>
    <message>
        <source>null where the connection is older than the counting</source>
        <translation>null si la connexion est plus ancienne que le comptage</translation>
    </message>
    <message>
        <source>This is a job in the background: nobody can type into its shell. Bring it to the foreground, or run a command: toilectl exec</source>
        <translation>Ceci est une tâche en arrière-plan&#xa0;: personne ne peut écrire dans son shell. Mettez-la au premier plan, ou lancez une commande&#xa0;: toilectl exec</translation>
    </message>
    <message>
        <source>Standard input, output and error are passed through; the status is the command’s, 128 + N when signal N ended it. Between two terminals the command gets one of its own. It starts in the home folder, not where toilectl was called.</source>
        <translation>L’entrée, la sortie et l’erreur standard sont transmises&#xa0;; le code de retour est celui de la commande, 128 + N si le signal N l’a tuée. Entre deux terminaux, la commande a le sien. Elle démarre dans le dossier personnel, pas là où toilectl a été appelé.</translation>
    </message>
    <message>
        <source>The lab “%1” does not run as its file says, and its checks are the file’s: “%2”. If it was deployed from a drawing that is not saved, save it first.</source>
        <translation>Le lab «&#xa0;%1&#xa0;» ne tourne pas comme le dit son fichier, et ses vérifications sont celles du fichier&#xa0;: «&#xa0;%2&#xa0;». S’il a été déployé depuis un dessin qui n’est pas enregistré, enregistrez-le d’abord.</translation>
    </message>
    <message>
        <source>The lab “%1” runs already, in %2. To move it, which begins it anew: toilectl deploy --move --engine %3 FILE</source>
        <translation>Le lab «&#xa0;%1&#xa0;» tourne déjà, dans %2. Pour le déplacer, ce qui le recommence&#xa0;: toilectl deploy --move --engine %3 FICHIER</translation>
    </message>
</context>
</TS>
