<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr" sourcelanguage="en">
<context>
    <name>toile::Actions</name>
    <message>
        <source>&amp;New</source>
        <translation>&amp;Nouveau</translation>
    </message>
    <message>
        <source>Begin an empty drawing.</source>
        <translation>Commencer un dessin vide.</translation>
    </message>
    <message>
        <source>&amp;Open…</source>
        <translation>&amp;Ouvrir…</translation>
    </message>
    <message>
        <source>Open a lab file.</source>
        <translation>Ouvrir un fichier de lab.</translation>
    </message>
    <message>
        <source>Labs of the &amp;course…</source>
        <translation>Labs du &amp;cours…</translation>
    </message>
    <message>
        <source>Open one of the labs that come with Toile.</source>
        <translation>Ouvrir un des labs fournis avec Toile.</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Enregistrer</translation>
    </message>
    <message>
        <source>Write the drawing to its file.</source>
        <translation>Écrire le dessin dans son fichier.</translation>
    </message>
    <message>
        <source>Save &amp;as…</source>
        <translation>Enregistrer &amp;sous…</translation>
    </message>
    <message>
        <source>Write the drawing to another file.</source>
        <translation>Écrire le dessin dans un autre fichier.</translation>
    </message>
    <message>
        <source>Export &amp;picture…</source>
        <translation>Exporter l’&amp;image…</translation>
    </message>
    <message>
        <source>Write exactly this drawing as PNG, SVG or PDF, for a report.</source>
        <translation>Écrire exactement ce dessin en PNG, SVG ou PDF, pour un compte rendu.</translation>
    </message>
    <message>
        <source>Export as s&amp;hell script…</source>
        <translation>Exporter en script s&amp;hell…</translation>
    </message>
    <message>
        <source>Write a commented script of ip commands that builds this lab by hand.</source>
        <translation>Écrire un script commenté de commandes ip pour monter ce lab à la main.</translation>
    </message>
    <message>
        <source>Export as &amp;brctl script…</source>
        <translation>Exporter en script &amp;brctl…</translation>
    </message>
    <message>
        <source>Write the same script with brctl, iptables and echo, as the course teaches.</source>
        <translation>Écrire le même script avec brctl, iptables et echo, comme dans le cours.</translation>
    </message>
    <message>
        <source>Copy the commands that build this lab by hand.</source>
        <translation>Copier les commandes pour monter ce lab à la main.</translation>
    </message>
    <message>
        <source>C&amp;lose lab</source>
        <translation>&amp;Fermer le lab</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Quitter</translation>
    </message>
    <message>
        <source>Close the window. A running lab goes on if you wish.</source>
        <translation>Fermer la fenêtre. Un lab déployé continue si vous le voulez.</translation>
    </message>
    <message>
        <source>Re&amp;name</source>
        <translation>Re&amp;nommer</translation>
    </message>
    <message>
        <source>Rename the selected element in place.</source>
        <translation>Renommer sur place l’élément sélectionné.</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>&amp;Supprimer</translation>
    </message>
    <message>
        <source>Delete what is selected.</source>
        <translation>Supprimer la sélection.</translation>
    </message>
    <message>
        <source>Select &amp;all</source>
        <translation>&amp;Tout sélectionner</translation>
    </message>
    <message>
        <source>Select every element.</source>
        <translation>Sélectionner tous les éléments.</translation>
    </message>
    <message>
        <source>&amp;Connect…</source>
        <translation>R&amp;elier…</translation>
    </message>
    <message>
        <source>Begin a cable at the selected element; arrow keys or Tab choose the other end, Enter connects.</source>
        <translation>Commencer un câble à l’élément sélectionné&#xa0;; les flèches ou Tab choisissent l’autre bout, Entrée relie.</translation>
    </message>
    <message>
        <source>Renu&amp;mber a network…</source>
        <translation>Ren&amp;uméroter un réseau…</translation>
    </message>
    <message>
        <source>Move every address, route and rule of a network to another one.</source>
        <translation>Déplacer toutes les adresses, routes et règles d’un réseau vers un autre.</translation>
    </message>
    <message>
        <source>&amp;Properties</source>
        <translation>&amp;Propriétés</translation>
    </message>
    <message>
        <source>Go to the inspector of what is selected.</source>
        <translation>Aller à l’inspecteur de la sélection.</translation>
    </message>
    <message>
        <source>Zoom &amp;in</source>
        <translation>A&amp;grandir</translation>
    </message>
    <message>
        <source>Draw larger.</source>
        <translation>Dessiner plus grand.</translation>
    </message>
    <message>
        <source>Zoom &amp;out</source>
        <translation>Ré&amp;duire</translation>
    </message>
    <message>
        <source>Draw smaller.</source>
        <translation>Dessiner plus petit.</translation>
    </message>
    <message>
        <source>&amp;Actual size</source>
        <translation>&amp;Taille réelle</translation>
    </message>
    <message>
        <source>Draw at 100 %.</source>
        <translation>Dessiner à 100&#xa0;%.</translation>
    </message>
    <message>
        <source>&amp;Fit all</source>
        <translation>Tout &amp;voir</translation>
    </message>
    <message>
        <source>Show the whole drawing.</source>
        <translation>Montrer tout le dessin.</translation>
    </message>
    <message>
        <source>&amp;Snap to grid</source>
        <translation>Aligner sur la g&amp;rille</translation>
    </message>
    <message>
        <source>Boxes that are moved align with the grid.</source>
        <translation>Les boîtes déplacées s’alignent sur la grille.</translation>
    </message>
    <message>
        <source>F&amp;ull screen</source>
        <translation>&amp;Plein écran</translation>
    </message>
    <message>
        <source>Use the whole screen, as for a lesson.</source>
        <translation>Utiliser tout l’écran, comme pour un cours.</translation>
    </message>
    <message>
        <source>Next &amp;pane</source>
        <translation>Volet &amp;suivant</translation>
    </message>
    <message>
        <source>Move the keyboard to the palette, the drawing, the inspector or the lists in turn.</source>
        <translation>Passer le clavier à la palette, au dessin, à l’inspecteur ou aux listes, tour à tour.</translation>
    </message>
    <message>
        <source>&amp;Deploy</source>
        <translation>&amp;Déployer</translation>
    </message>
    <message>
        <source>Build this lab in the Linux kernel. The plan is shown first. When it runs already, only the difference is applied.</source>
        <translation>Mettre ce lab en place dans le noyau Linux. Le plan est montré d’abord. S’il est déjà déployé, seule la différence est appliquée.</translation>
    </message>
    <message>
        <source>&amp;Undeploy</source>
        <translation>&amp;Retirer</translation>
    </message>
    <message>
        <source>Remove the lab from the kernel. Nothing of it is left; the drawing stays.</source>
        <translation>Retirer le lab du noyau. Il n’en reste rien&#xa0;; le dessin reste.</translation>
    </message>
    <message>
        <source>Show the p&amp;lan…</source>
        <translation>Montrer le p&amp;lan…</translation>
    </message>
    <message>
        <source>Show what deploying now would do, and the commands that equal it.</source>
        <translation>Montrer ce que ferait un déploiement maintenant, et les commandes équivalentes.</translation>
    </message>
    <message>
        <source>Show the plan &amp;before deploying</source>
        <translation>Montrer le plan &amp;avant de déployer</translation>
    </message>
    <message>
        <source>Ask with the list of steps before anything is done in the kernel.</source>
        <translation>Demander, avec la liste des étapes, avant de toucher au noyau.</translation>
    </message>
    <message>
        <source>&amp;Ping…</source>
        <translation>&amp;Ping…</translation>
    </message>
    <message>
        <source>Send echo requests from a machine and watch the replies.</source>
        <translation>Envoyer des demandes d’écho depuis une machine et voir les réponses.</translation>
    </message>
    <message>
        <source>Open a &amp;terminal</source>
        <translation>Ouvrir un &amp;terminal</translation>
    </message>
    <message>
        <source>&amp;Keyboard and mouse</source>
        <translation>&amp;Clavier et souris</translation>
    </message>
    <message>
        <source>What keys and gestures do.</source>
        <translation>Ce que font les touches et les gestes.</translation>
    </message>
    <message>
        <source>&amp;About Toile</source>
        <translation>À &amp;propos de Toile</translation>
    </message>
    <message>
        <source>Version and licence.</source>
        <translation>Version et licence.</translation>
    </message>
    <message>
        <source>About &amp;Qt</source>
        <translation>À propos de &amp;Qt</translation>
    </message>
    <message>
        <source>The library that this window is made with.</source>
        <translation>La bibliothèque dont cette fenêtre est faite.</translation>
    </message>
    <message>
        <source>&amp;Select and move</source>
        <translation>&amp;Sélectionner et déplacer</translation>
    </message>
    <message>
        <source>Dragging selects and moves boxes.</source>
        <translation>Glisser sélectionne et déplace des boîtes.</translation>
    </message>
    <message>
        <source>Pull &amp;cables</source>
        <translation>Tirer des &amp;câbles</translation>
    </message>
    <message>
        <source>Dragging from a machine or a bridge pulls a cable to another.</source>
        <translation>Glisser depuis une machine ou un pont tire un câble vers un autre.</translation>
    </message>
    <message>
        <source>P&amp;ing by dragging</source>
        <translation>Ping en gl&amp;issant</translation>
    </message>
    <message>
        <source>Dragging from a machine to another sends echo requests.</source>
        <translation>Glisser d’une machine à une autre envoie des demandes d’écho.</translation>
    </message>
    <message>
        <source>Copy all co&amp;mmands</source>
        <translation>Co&amp;pier toutes les commandes</translation>
    </message>
    <message>
        <source>Run the &amp;checks</source>
        <translation>Lancer les &amp;vérifications</translation>
    </message>
    <message>
        <source>Try in the running lab who reaches whom, as its checks say.</source>
        <translation>Essayer dans le lab déployé qui joint qui, comme le disent ses vérifications.</translation>
    </message>
    <message>
        <source>&amp;Add a check…</source>
        <translation>A&amp;jouter une vérification…</translation>
    </message>
    <message>
        <source>Say who must reach whom, or must not, when this lab runs.</source>
        <translation>Dire qui doit joindre qui, ou ne doit pas, quand ce lab est déployé.</translation>
    </message>
    <message>
        <source>&amp;VLANs of the lab…</source>
        <translation>&amp;VLAN du lab…</translation>
    </message>
    <message>
        <source>Give VLANs their names and colours.</source>
        <translation>Donner aux VLAN leur nom et leur couleur.</translation>
    </message>
    <message>
        <source>&amp;Find…</source>
        <translation>C&amp;hercher…</translation>
    </message>
    <message>
        <source>Look for a name, an address, a MAC or a VLAN in the drawing and the tables.</source>
        <translation>Chercher un nom, une adresse, une MAC ou un VLAN dans le dessin et les tables.</translation>
    </message>
    <message>
        <source>Mini&amp;map</source>
        <translation>&amp;Mini-carte</translation>
    </message>
    <message>
        <source>Show all of the drawing in a corner; dragging there looks elsewhere.</source>
        <translation>Montrer tout le dessin dans un coin&#xa0;; y glisser pour regarder ailleurs.</translation>
    </message>
    <message>
        <source>Physical e&amp;quivalent</source>
        <translation>É&amp;quivalent physique</translation>
    </message>
    <message>
        <source>Draw the real network that this lab imitates: routers, switches, PCs and their cables.</source>
        <translation>Dessiner le réseau réel que ce lab imite&#xa0;: routeurs, commutateurs, PC et leurs câbles.</translation>
    </message>
    <message>
        <source>Cu&amp;t</source>
        <translation>&amp;Couper</translation>
    </message>
    <message>
        <source>Put what is selected into the clipboard and remove it.</source>
        <translation>Mettre la sélection dans le presse-papiers et la retirer du dessin.</translation>
    </message>
    <message>
        <source>Cop&amp;y</source>
        <translation>C&amp;opier</translation>
    </message>
    <message>
        <source>Put what is selected into the clipboard: for another drawing, or as a picture for a report.</source>
        <translation>Mettre la sélection dans le presse-papiers&#xa0;: pour un autre dessin, ou en image pour un compte rendu.</translation>
    </message>
    <message>
        <source>Past&amp;e</source>
        <translation>Colle&amp;r</translation>
    </message>
    <message>
        <source>Add what was copied, with names, addresses and MACs that are free.</source>
        <translation>Ajouter ce qui a été copié, avec des noms, adresses et MAC libres.</translation>
    </message>
    <message>
        <source>Dup&amp;licate</source>
        <translation>&amp;Dupliquer</translation>
    </message>
    <message>
        <source>Add a copy of what is selected beside it. Dragging with Ctrl does the same.</source>
        <translation>Ajouter à côté une copie de la sélection. Glisser avec Ctrl fait de même.</translation>
    </message>
    <message>
        <source>Automatic &amp;addresses</source>
        <translation>Adresses automati&amp;ques</translation>
    </message>
    <message>
        <source>Cables that are drawn give their ends the next free address of the network.</source>
        <translation>Les câbles dessinés donnent à leurs bouts la prochaine adresse libre du réseau.</translation>
    </message>
    <message>
        <source>Automatic &amp;MACs</source>
        <translation>&amp;MAC automatiques</translation>
    </message>
    <message>
        <source>New interfaces get MACs as 02:00:00:00:03:01, which are easy to find in a MAC table; otherwise Linux chooses others at each deployment.</source>
        <translation>Les nouvelles interfaces reçoivent des MAC comme 02:00:00:00:03:01, faciles à retrouver dans une table MAC&#xa0;; sinon Linux en choisit d’autres à chaque déploiement.</translation>
    </message>
    <message>
        <source>Edit addresses</source>
        <translation>Modifier les adresses</translation>
    </message>
    <message>
        <source>Type the addresses of the selected interface where they are drawn.</source>
        <translation>Saisir les adresses de l’interface sélectionnée là où elles sont dessinées.</translation>
    </message>
    <message>
        <source>Add a route…</source>
        <translation>Ajouter une route…</translation>
    </message>
    <message>
        <source>Say to which network the selected machine sends and via whom; the way back is proposed too.</source>
        <translation>Dire vers quel réseau la machine sélectionnée envoie et via qui&#xa0;; le retour est aussi proposé.</translation>
    </message>
    <message>
        <source>Draw &amp;routes</source>
        <translation>Tracer des &amp;routes</translation>
    </message>
    <message>
        <source>Dragging from a machine to a network adds a route; via whom is proposed.</source>
        <translation>Glisser d’une machine vers un réseau ajoute une route&#xa0;; la passerelle est proposée.</translation>
    </message>
    <message>
        <source>Networ&amp;ks under the pointer</source>
        <translation>Réseaux sous le pointeur</translation>
    </message>
    <message>
        <source>Let the network of a cable or interface stand out when the mouse rests on it or the keyboard selects it: its members, prefix and free addresses.</source>
        <translation>Faire ressortir le réseau d’un câble ou d’une interface quand la souris s’y arrête ou que le clavier le sélectionne&#xa0;: membres, préfixe et adresses libres.</translation>
    </message>
    <message>
        <source>Copy what is selected, or else the whole drawing, as a picture for another program.</source>
        <translation>Copier la sélection, ou à défaut tout le dessin, comme image pour un autre programme.</translation>
    </message>
    <message>
        <source>Put the drawing on paper, on one page or on several as a poster.</source>
        <translation>Mettre le dessin sur papier, sur une page ou sur plusieurs comme une affiche.</translation>
    </message>
    <message>
        <source>Write drawing, address plan, commands, checks and tables as they are now, as PDF or web page.</source>
        <translation>Écrire le dessin, le plan d’adressage, les commandes, les vérifications et les tables actuelles, en PDF ou en page web.</translation>
    </message>
    <message>
        <source>&amp;Keep the network card</source>
        <translation>&amp;Garder la carte réseau</translation>
    </message>
    <message>
        <source>All is well: the lab keeps the real network card until it is undeployed.</source>
        <translation>Tout va bien&#xa0;: le lab garde la vraie carte réseau jusqu’à son retrait.</translation>
    </message>
    <message>
        <source>&amp;Give the network card back</source>
        <translation>R&amp;endre la carte réseau</translation>
    </message>
    <message>
        <source>The computer has its real network card again at once, as it was before.</source>
        <translation>L’ordinateur retrouve aussitôt sa vraie carte réseau, telle qu’elle était.</translation>
    </message>
    <message>
        <source>Close this drawing. A running lab goes on.</source>
        <translation>Fermer ce dessin. Un lab en cours continue.</translation>
    </message>
    <message>
        <source>Next &amp;drawing</source>
        <translation>Dess&amp;in suivant</translation>
    </message>
    <message>
        <source>Go to the tab at the right of this one.</source>
        <translation>Aller à l’onglet à droite de celui-ci.</translation>
    </message>
    <message>
        <source>P&amp;revious drawing</source>
        <translation>Dessin précéde&amp;nt</translation>
    </message>
    <message>
        <source>Go to the tab at the left of this one.</source>
        <translation>Aller à l’onglet à gauche de celui-ci.</translation>
    </message>
    <message>
        <source>&amp;Both</source>
        <translation>Les &amp;deux</translation>
    </message>
    <message>
        <source>Draw VXLANs as tunnels, and the cables over which they go.</source>
        <translation>Dessiner les VXLAN comme des tunnels, et les câbles par où ils passent.</translation>
    </message>
    <message>
        <source>&amp;Overlay: the tunnels</source>
        <translation>&amp;Overlay&#xa0;: les tunnels</translation>
    </message>
    <message>
        <source>&amp;Underlay: what carries them</source>
        <translation>&amp;Underlay&#xa0;: ce qui les porte</translation>
    </message>
    <message>
        <source>Align &amp;left edges</source>
        <translation>Aligner les bords &amp;gauches</translation>
    </message>
    <message>
        <source>Line up the left edges of what is selected.</source>
        <translation>Aligner les bords gauches de ce qui est sélectionné.</translation>
    </message>
    <message>
        <source>Align &amp;centres</source>
        <translation>Aligner les &amp;centres</translation>
    </message>
    <message>
        <source>Line up the centres of what is selected, one above the other.</source>
        <translation>Aligner les centres de ce qui est sélectionné, l’un au-dessus de l’autre.</translation>
    </message>
    <message>
        <source>Align &amp;right edges</source>
        <translation>Aligner les bords &amp;droits</translation>
    </message>
    <message>
        <source>Line up the right edges of what is selected.</source>
        <translation>Aligner les bords droits de ce qui est sélectionné.</translation>
    </message>
    <message>
        <source>Align &amp;top edges</source>
        <translation>Aligner les bords &amp;hauts</translation>
    </message>
    <message>
        <source>Line up the upper edges of what is selected.</source>
        <translation>Aligner les bords hauts de ce qui est sélectionné.</translation>
    </message>
    <message>
        <source>Align &amp;middles</source>
        <translation>Aligner les &amp;milieux</translation>
    </message>
    <message>
        <source>Line up the middles of what is selected, side by side.</source>
        <translation>Aligner les milieux de ce qui est sélectionné, côte à côte.</translation>
    </message>
    <message>
        <source>Align &amp;bottom edges</source>
        <translation>Aligner les bords &amp;bas</translation>
    </message>
    <message>
        <source>Line up the lower edges of what is selected.</source>
        <translation>Aligner les bords bas de ce qui est sélectionné.</translation>
    </message>
    <message>
        <source>Distribute &amp;horizontally</source>
        <translation>Répartir &amp;horizontalement</translation>
    </message>
    <message>
        <source>Make the gaps from left to right equal; the outermost stay.</source>
        <translation>Rendre égaux les écarts de gauche à droite&#xa0;; les extrêmes restent en place.</translation>
    </message>
    <message>
        <source>Distribute &amp;vertically</source>
        <translation>Répartir &amp;verticalement</translation>
    </message>
    <message>
        <source>Make the gaps from top to bottom equal; the outermost stay.</source>
        <translation>Rendre égaux les écarts de haut en bas&#xa0;; les extrêmes restent en place.</translation>
    </message>
    <message>
        <source>Make the same &amp;width</source>
        <translation>Donner la même &amp;largeur</translation>
    </message>
    <message>
        <source>Make what is selected as wide as the first of it.</source>
        <translation>Donner à ce qui est sélectionné la largeur du premier élément.</translation>
    </message>
    <message>
        <source>Make the same &amp;height</source>
        <translation>Donner la même &amp;hauteur</translation>
    </message>
    <message>
        <source>Make what is selected as high as the first of it.</source>
        <translation>Donner à ce qui est sélectionné la hauteur du premier élément.</translation>
    </message>
    <message>
        <source>Make the &amp;same size</source>
        <translation>Donner la même &amp;taille</translation>
    </message>
    <message>
        <source>Make what is selected as large as the first of it.</source>
        <translation>Donner à ce qui est sélectionné la taille du premier élément.</translation>
    </message>
    <message>
        <source>&amp;Group</source>
        <translation>&amp;Grouper</translation>
    </message>
    <message>
        <source>Let what is selected move together; a click on one of it then selects all of it.</source>
        <translation>Faire bouger ensemble ce qui est sélectionné&#xa0;; un clic sur un élément sélectionne alors le tout.</translation>
    </message>
    <message>
        <source>&amp;Ungroup</source>
        <translation>&amp;Dégrouper</translation>
    </message>
    <message>
        <source>Let each of the group move by itself again.</source>
        <translation>Rendre à chaque élément du groupe son mouvement propre.</translation>
    </message>
    <message>
        <source>&amp;Lock</source>
        <translation>&amp;Verrouiller</translation>
    </message>
    <message>
        <source>Keep what is selected, and what is inside it, from being moved, resized or deleted by accident.</source>
        <translation>Empêcher de déplacer, redimensionner ou supprimer par accident ce qui est sélectionné et ce qu’il contient.</translation>
    </message>
    <message>
        <source>U&amp;nlock</source>
        <translation>Déverrou&amp;iller</translation>
    </message>
    <message>
        <source>Let what is selected be moved, resized and deleted again.</source>
        <translation>Permettre de nouveau de déplacer, redimensionner et supprimer ce qui est sélectionné.</translation>
    </message>
    <message>
        <source>Bring to &amp;front</source>
        <translation>Mettre au &amp;premier plan</translation>
    </message>
    <message>
        <source>Draw what is selected before everything beside it.</source>
        <translation>Dessiner ce qui est sélectionné devant ce qui l’entoure.</translation>
    </message>
    <message>
        <source>Send to &amp;back</source>
        <translation>Mettre à l’a&amp;rrière-plan</translation>
    </message>
    <message>
        <source>Draw what is selected behind everything beside it.</source>
        <translation>Dessiner ce qui est sélectionné derrière ce qui l’entoure.</translation>
    </message>
    <message>
        <source>&amp;Hierarchical layout</source>
        <translation>Disposition &amp;hiérarchique</translation>
    </message>
    <message>
        <source>Place what is selected, or everything, in rows below the core of the network.</source>
        <translation>Placer ce qui est sélectionné, ou tout, en rangées sous le cœur du réseau.</translation>
    </message>
    <message>
        <source>&amp;Radial layout</source>
        <translation>Disposition radia&amp;le</translation>
    </message>
    <message>
        <source>Place what is selected, or everything, in circles round the core of the network.</source>
        <translation>Placer ce qui est sélectionné, ou tout, en cercles autour du cœur du réseau.</translation>
    </message>
    <message>
        <source>&amp;Organic layout</source>
        <translation>Disposition &amp;organique</translation>
    </message>
    <message>
        <source>Place what is selected, or everything, so that what is connected stands together.</source>
        <translation>Placer ce qui est sélectionné, ou tout, de sorte que ce qui est relié soit proche.</translation>
    </message>
    <message>
        <source>Insert a star, chain, ring, mesh, tree or trunk of machines, with addresses and routes.</source>
        <translation>Insérer une étoile, une chaîne, un anneau, un maillage, un arbre ou un trunk de machines, avec adresses et routes.</translation>
    </message>
    <message>
        <source>Pull a cable from each selected machine to the one selected switch or bridge.</source>
        <translation>Tirer un câble de chaque machine sélectionnée au seul commutateur ou pont sélectionné.</translation>
    </message>
    <message>
        <source>Pull a cable between every two of the selected machines.</source>
        <translation>Tirer un câble entre chaque paire des machines sélectionnées.</translation>
    </message>
    <message>
        <source>Alignment &amp;guides</source>
        <translation>Repères d’alignement</translation>
    </message>
    <message>
        <source>Boxes that are moved or resized line up with others; hold Ctrl to place them freely.</source>
        <translation>Les boîtes déplacées ou redimensionnées s’alignent sur les autres&#xa0;; tenez Ctrl pour les placer librement.</translation>
    </message>
    <message>
        <source>Generate a ne&amp;twork…</source>
        <translation>Gé&amp;nérer un réseau…</translation>
    </message>
    <message>
        <source>Connect to the selected sw&amp;itch</source>
        <translation>Relier au &amp;commutateur sélectionné</translation>
    </message>
    <message>
        <source>Connect with &amp;each other</source>
        <translation>R&amp;elier entre elles</translation>
    </message>
    <message>
        <source>Copy as pic&amp;ture</source>
        <translation>Copier comme ima&amp;ge</translation>
    </message>
    <message>
        <source>Pr&amp;int…</source>
        <translation>I&amp;mprimer…</translation>
    </message>
    <message>
        <source>R&amp;eport of the practical…</source>
        <translation>Compte rendu de &amp;TP…</translation>
    </message>
    <message>
        <source>C&amp;urved</source>
        <translation>Co&amp;urbes</translation>
    </message>
    <message>
        <source>The selected cables are curves; without a selection, all cables.</source>
        <translation>Tracer en courbes les câbles sélectionnés&#xa0;; sans sélection, tous les câbles.</translation>
    </message>
    <message>
        <source>&amp;Straight</source>
        <translation>&amp;Droits</translation>
    </message>
    <message>
        <source>The selected cables are straight; without a selection, all cables.</source>
        <translation>Tracer droits les câbles sélectionnés&#xa0;; sans sélection, tous les câbles.</translation>
    </message>
    <message>
        <source>&amp;Right-angled</source>
        <translation>À &amp;angles droits</translation>
    </message>
    <message>
        <source>The selected cables are level and upright; without a selection, all cables.</source>
        <translation>Tracer à l’horizontale et à la verticale les câbles sélectionnés&#xa0;; sans sélection, tous les câbles.</translation>
    </message>
    <message>
        <source>&amp;Add a bend</source>
        <translation>A&amp;jouter un coude</translation>
    </message>
    <message>
        <source>Bend the selected cable, as dragging it does; arrow keys move the bend.</source>
        <translation>Couder le câble sélectionné, comme en le glissant&#xa0;; les flèches déplacent le coude.</translation>
    </message>
    <message>
        <source>Remove a &amp;bend</source>
        <translation>En&amp;lever un coude</translation>
    </message>
    <message>
        <source>Remove all be&amp;nds</source>
        <translation>Enlever &amp;tous les coudes</translation>
    </message>
    <message>
        <source>Let the selected cables find their way by themselves again.</source>
        <translation>Laisser de nouveau les câbles sélectionnés trouver leur chemin.</translation>
    </message>
    <message>
        <source>Settin&amp;gs…</source>
        <translation>Ré&amp;glages…</translation>
    </message>
    <message>
        <source>Language, colours, where labs run, and what else people want differently.</source>
        <translation>Langue, couleurs, où les labs sont déployés, et ce que chacun veut à sa façon.</translation>
    </message>
    <message>
        <source>&amp;Tour of the window</source>
        <translation>Visite &amp;guidée</translation>
    </message>
    <message>
        <source>See in a minute what is where.</source>
        <translation>Voir en une minute où tout se trouve.</translation>
    </message>
    <message>
        <source>&amp;Change the shortcuts…</source>
        <translation>Changer les &amp;raccourcis…</translation>
    </message>
    <message>
        <source>Give actions other keys.</source>
        <translation>Donner d’autres touches aux actions.</translation>
    </message>
    <message>
        <source>Second vie&amp;w</source>
        <translation>Seconde v&amp;ue</translation>
    </message>
    <message>
        <source>See two places of this drawing side by side.</source>
        <translation>Voir deux endroits de ce dessin côte à côte.</translation>
    </message>
    <message>
        <source>Automatic &amp;names</source>
        <translation>&amp;Noms automatiques</translation>
    </message>
    <message>
        <source>What you insert is called VM3, br0, eth0.100 and so on; otherwise you type its name where it is drawn. Ends of cables are called eth0, eth1, as Linux does.</source>
        <translation>Ce que vous insérez s’appelle VM3, br0, eth0.100, etc.&#xa0;; sinon vous tapez son nom là où il est dessiné. Les bouts des câbles s’appellent eth0, eth1, comme sous Linux.</translation>
    </message>
    <message>
        <source>Fade what only carries VXLANs: look at the networks in the tunnels.</source>
        <translation>Estomper ce qui ne fait que porter des VXLAN&#xa0;: voir les réseaux dans les tunnels.</translation>
    </message>
    <message>
        <source>Fade VXLANs and what is only in them: look at what carries them.</source>
        <translation>Estomper les VXLAN et ce qui n’est que dedans&#xa0;: voir ce qui les porte.</translation>
    </message>
    <message>
        <source>Open the desktop’s terminal with a shell in the selected machine.</source>
        <translation>Ouvrir le terminal du bureau avec un shell dans la machine sélectionnée.</translation>
    </message>
    <message>
        <source>Remove the bend of the selected cable that is filled, as a double-click on it does.</source>
        <translation>Enlever le coude plein du câble sélectionné, comme un double clic dessus.</translation>
    </message>
    <message>
        <source>Show only the titles of the live tables of what is selected; without a selection, of all.</source>
        <translation>Ne montrer que les titres des tables en direct de la sélection&#xa0;; sans sélection, de toutes.</translation>
    </message>
    <message>
        <source>Show the rows of the live tables of what is selected; without a selection, of all.</source>
        <translation>Montrer les lignes des tables en direct de la sélection&#xa0;; sans sélection, de toutes.</translation>
    </message>
    <message>
        <source>Divide to the &amp;right</source>
        <translation>Diviser à &amp;droite</translation>
    </message>
    <message>
        <source>Open another view of this drawing at the right of the one in use.</source>
        <translation>Ouvrir une autre vue de ce dessin à droite de celle qui est utilisée.</translation>
    </message>
    <message>
        <source>Divide &amp;below</source>
        <translation>Diviser en d&amp;essous</translation>
    </message>
    <message>
        <source>Open another view of this drawing below the one in use.</source>
        <translation>Ouvrir une autre vue de ce dessin en dessous de celle qui est utilisée.</translation>
    </message>
    <message>
        <source>&amp;Close this view</source>
        <translation>&amp;Fermer cette vue</translation>
    </message>
    <message>
        <source>The other views have its room; the drawing stays.</source>
        <translation>Les autres vues prennent sa place&#xa0;; le dessin reste.</translation>
    </message>
    <message>
        <source>&amp;Next view</source>
        <translation>Vue &amp;suivante</translation>
    </message>
    <message>
        <source>Move the keyboard to the next view of this drawing.</source>
        <translation>Passer avec le clavier à la vue suivante de ce dessin.</translation>
    </message>
    <message>
        <source>&amp;Previous view</source>
        <translation>Vue &amp;précédente</translation>
    </message>
    <message>
        <source>Move the keyboard to the previous view of this drawing.</source>
        <translation>Passer avec le clavier à la vue précédente de ce dessin.</translation>
    </message>
    <message>
        <source>&amp;Fold the tables</source>
        <translation>&amp;Replier les tables</translation>
    </message>
    <message>
        <source>&amp;Unfold the tables</source>
        <translation>&amp;Déplier les tables</translation>
    </message>
    <message>
        <source>&amp;Move the tables</source>
        <translation>Dép&amp;lacer les tables</translation>
    </message>
    <message>
        <source>Arrow keys then move the live tables of what is selected; Enter ends, Escape undoes the move.</source>
        <translation>Les flèches déplacent ensuite les tables en direct de la sélection&#xa0;; Entrée termine, Échap annule le déplacement.</translation>
    </message>
    <message>
        <source>&amp;Put the tables back</source>
        <translation>R&amp;emettre les tables en place</translation>
    </message>
    <message>
        <source>Let the live tables of what is selected, or all, hang where there is room for them again.</source>
        <translation>Laisser de nouveau les tables en direct de la sélection, ou toutes, se placer là où il y a de la place.</translation>
    </message>
    <message>
        <source>&amp;What is this?</source>
        <translation>Qu’&amp;est-ce que c’est&#xa0;?</translation>
    </message>
    <message>
        <source>Say what the selected element is in Linux, and the command that makes it, as resting on it does.</source>
        <translation>Dire ce que l’élément sélectionné est dans Linux, et la commande qui le crée, comme le pointeur posé dessus.</translation>
    </message>
</context>
<context>
    <name>toile::AddressChoices</name>
    <message>
        <source>an address, or choose</source>
        <translation>une adresse, ou choisissez</translation>
    </message>
</context>
<context>
    <name>toile::ArrangeMenu</name>
    <message>
        <source>&amp;Arrange</source>
        <translation>&amp;Disposition</translation>
    </message>
    <message>
        <source>&amp;Align</source>
        <translation>&amp;Aligner</translation>
    </message>
    <message>
        <source>&amp;Distribute</source>
        <translation>Répartir (&amp;écarts égaux)</translation>
    </message>
    <message>
        <source>Make the &amp;same</source>
        <translation>&amp;Mêmes dimensions</translation>
    </message>
    <message>
        <source>%1: it is so already, or what is selected is locked.</source>
        <translation>%1&#xa0;: c’est déjà le cas, ou la sélection est verrouillée.</translation>
    </message>
    <message>
        <source>%1: not done, %2 would look as if it were inside %3. Make room first.</source>
        <translation>%1&#xa0;: rien n’est fait, %2 semblerait être dans %3. Faites d’abord de la place.</translation>
    </message>
</context>
<context>
    <name>toile::Autosave</name>
    <message>
        <source>The automatic copy cannot be written: %1. Save the drawing yourself.</source>
        <translation>La copie automatique ne peut pas être écrite&#xa0;: %1. Enregistrez le dessin vous-même.</translation>
    </message>
</context>
<context>
    <name>toile::Canvas</name>
    <message>
        <source>%1 · ARP</source>
        <translation>%1 · ARP</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>MAC</source>
        <translation>MAC</translation>
    </message>
    <message>
        <source>Interface</source>
        <translation>Interface</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>%1 · conntrack</source>
        <translation>%1 · conntrack</translation>
    </message>
    <message>
        <source>Proto</source>
        <translation>Proto</translation>
    </message>
    <message>
        <source>Expires</source>
        <translation>Expire</translation>
    </message>
    <message>
        <source>%1 · MAC table</source>
        <translation>%1 · table MAC</translation>
    </message>
    <message>
        <source>VLAN</source>
        <translation>VLAN</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>Port</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>Âge</translation>
    </message>
    <message>
        <source>+%1 (interface)</source>
        <translation>+%1 (interface)</translation>
    </message>
    <message>
        <source>firewall</source>
        <translation>pare-feu</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1 h</translation>
    </message>
    <message>
        <source>… %1 more</source>
        <translation>… %1 de plus</translation>
    </message>
    <message>
        <source>not deployed</source>
        <translation>non déployé</translation>
    </message>
    <message>
        <source>deploying</source>
        <translation>déploiement</translation>
    </message>
    <message>
        <source>deployed</source>
        <translation>déployé</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>modifié</translation>
    </message>
    <message>
        <source>broken</source>
        <translation>en panne</translation>
    </message>
    <message>
        <source>port of %1</source>
        <translation>port de %1</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>absent</translation>
    </message>
    <message>
        <source>access %1</source>
        <translation>accès %1</translation>
    </message>
    <message>
        <source>no VLAN</source>
        <translation>aucun VLAN</translation>
    </message>
    <message>
        <source>trunk %1</source>
        <translation>trunk %1</translation>
    </message>
    <message>
        <source>native %1</source>
        <translation>natif %1</translation>
    </message>
    <message>
        <source>real card</source>
        <translation>vraie carte</translation>
    </message>
    <message>
        <source>real card %1</source>
        <translation>vraie carte %1</translation>
    </message>
    <message>
        <source>Original, reply</source>
        <translation>Aller, retour</translation>
    </message>
    <message>
        <source>untagged %1</source>
        <translation>sans étiquette %1</translation>
    </message>
    <message>
        <source>PVID %1</source>
        <translation>PVID %1</translation>
    </message>
    <message>
        <source>no PVID</source>
        <translation>sans PVID</translation>
    </message>
    <message>
        <source>%1 + untagged</source>
        <comment>trunk 100 + untagged</comment>
        <translation>%1 + sans étiquette</translation>
    </message>
    <message numerus="yes">
        <source>… %n more route(s)</source>
        <translation>
            <numerusform>… %n autre route</numerusform>
            <numerusform>… %n autres routes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>, %n not in the kernel</source>
        <translation>
            <numerusform>, %n absente du noyau</numerusform>
            <numerusform>, %n absentes du noyau</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>+ %n more</source>
        <translation>
            <numerusform>+ %n autre</numerusform>
            <numerusform>+ %n autres</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>toile::CanvasScene</name>
    <message>
        <source>up</source>
        <translation>active</translation>
    </message>
    <message>
        <source>down</source>
        <translation>inactive</translation>
    </message>
    <message>
        <source>no carrier</source>
        <translation>sans porteuse</translation>
    </message>
    <message>
        <source>Pictures end in .png, .svg or .pdf: “%1” does not.</source>
        <translation>Le nom d’une image finit par .png, .svg ou .pdf, pas «&#xa0;%1&#xa0;».</translation>
    </message>
    <message>
        <source>“%1” cannot be written: %2</source>
        <translation>«&#xa0;%1&#xa0;» ne peut pas être écrit&#xa0;: %2</translation>
    </message>
    <message>
        <source>not deployed</source>
        <translation>non déployé</translation>
    </message>
    <message>
        <source>starting</source>
        <translation>démarrage</translation>
    </message>
    <message>
        <source>deploying</source>
        <translation>déploiement</translation>
    </message>
    <message>
        <source>deployed</source>
        <translation>déployé</translation>
    </message>
    <message>
        <source>deployed, changed since</source>
        <translation>déployé, modifié depuis</translation>
    </message>
    <message>
        <source>broken: the last deployment failed</source>
        <translation>en panne&#xa0;: le dernier déploiement a échoué</translation>
    </message>
    <message>
        <source>Untitled lab</source>
        <translation>Lab sans titre</translation>
    </message>
    <message>
        <source>%1
The kernel says: %2</source>
        <translation>%1
Le noyau dit&#xa0;: %2</translation>
    </message>
    <message>
        <source>1 machine</source>
        <translation>1 machine</translation>
    </message>
    <message>
        <source>%1 machines</source>
        <translation>%1 machines</translation>
    </message>
    <message>
        <source>1 bridge</source>
        <translation>1 pont</translation>
    </message>
    <message>
        <source>%1 bridges</source>
        <translation>%1 ponts</translation>
    </message>
    <message>
        <source>1 interface</source>
        <translation>1 interface</translation>
    </message>
    <message>
        <source>%1 interfaces</source>
        <translation>%1 interfaces</translation>
    </message>
    <message>
        <source>The picture would have %1 × %2 pixels, which is too many. Choose a smaller scale, or svg or pdf, which have any size.</source>
        <translation>L’image aurait %1 × %2 pixels, ce qui est trop. Choisissez une échelle plus petite, ou svg ou pdf, qui ont n’importe quelle taille.</translation>
    </message>
    <message>
        <source>its bridge does not forward over it</source>
        <translation>son pont ne transmet pas par ce port</translation>
    </message>
    <message>
        <source>empty: drag a machine here from the palette</source>
        <translation>vide&#xa0;: faites glisser ici une machine depuis la palette</translation>
    </message>
    <message>
        <source>VLANs</source>
        <translation>VLAN</translation>
    </message>
    <message>
        <source>VLAN %1 is cut off here: one of the two ends does not carry it as the other does.</source>
        <translation>Le VLAN %1 est coupé ici&#xa0;: l’un des deux bouts ne le porte pas comme l’autre.</translation>
    </message>
    <message numerus="yes">
        <source>%n other(s)</source>
        <translation>
            <numerusform>%n autre</numerusform>
            <numerusform>%n autres</numerusform>
        </translation>
    </message>
    <message>
        <source>1 switch</source>
        <translation>1 commutateur</translation>
    </message>
    <message>
        <source>%1 switches</source>
        <translation>%1 commutateurs</translation>
    </message>
    <message>
        <source>Frames pass now, both ways: %1 ⇄ %2.</source>
        <translation>Des trames passent maintenant, dans les deux sens&#xa0;: %1 ⇄ %2.</translation>
    </message>
    <message>
        <source>Frames pass now: %1 → %2.</source>
        <translation>Des trames passent maintenant&#xa0;: %1 → %2.</translation>
    </message>
    <message>
        <source>arrow heads: frames pass now</source>
        <translation>pointes&#xa0;: des trames passent</translation>
    </message>
    <message>
        <source>dashed, on a trunk: untagged</source>
        <translation>tirets, sur un trunk&#xa0;: sans étiquette</translation>
    </message>
    <message>
        <source>Kernel and drawing differ. Apply would do this: %1</source>
        <translation>Le noyau et le dessin diffèrent. Appliquer ferait ceci&#xa0;: %1</translation>
    </message>
    <message>
        <source>The kernel has not got it. Apply to make it.</source>
        <translation>Le noyau ne l’a pas. Appliquez pour le créer.</translation>
    </message>
    <message>
        <source>Drawn since the lab was deployed. Apply to make it.</source>
        <translation>Dessiné depuis que le lab est déployé. Appliquez pour le créer.</translation>
    </message>
    <message>
        <source>The kernel has not got it any more. Apply to make it again.</source>
        <translation>Le noyau ne l’a plus. Appliquez pour le recréer.</translation>
    </message>
    <message>
        <source>Double-click to give the network %1 another prefix.</source>
        <translation>Double-cliquez pour donner un autre préfixe au réseau %1.</translation>
    </message>
    <message>
        <source>interface, not deployed</source>
        <translation>interface, non déployée</translation>
    </message>
    <message>
        <source>interface that is up</source>
        <translation>interface active</translation>
    </message>
    <message>
        <source>interface that is down</source>
        <translation>interface désactivée</translation>
    </message>
    <message>
        <source>interface without carrier: nothing answers at the other end</source>
        <translation>interface sans porteuse&#xa0;: rien ne répond à l’autre bout</translation>
    </message>
    <message>
        <source>port over which its bridge does not forward</source>
        <translation>port par lequel le pont ne transmet pas</translation>
    </message>
    <message>
        <source>real network card of the computer</source>
        <translation>vraie carte réseau de l’ordinateur</translation>
    </message>
    <message>
        <source>cable, in the colour of its network</source>
        <translation>câble, de la couleur de son réseau</translation>
    </message>
    <message>
        <source>cable (veth pair), in the colour of its network</source>
        <translation>câble (paire veth), de la couleur de son réseau</translation>
    </message>
    <message>
        <source>trunk: a stripe for each VLAN</source>
        <translation>trunk&#xa0;: une bande par VLAN</translation>
    </message>
    <message>
        <source>the VLAN that is looked for ends here</source>
        <translation>le VLAN cherché s’arrête ici</translation>
    </message>
    <message>
        <source>VXLAN tunnel, over what carries it</source>
        <translation>tunnel VXLAN, par-dessus ce qui le porte</translation>
    </message>
    <message>
        <source>the machine routes between these interfaces</source>
        <translation>la machine route entre ces interfaces</translation>
    </message>
    <message>
        <source>the interface is a port of the bridge</source>
        <translation>l’interface est un port du pont</translation>
    </message>
    <message>
        <source>VLAN made on an interface</source>
        <translation>VLAN créé sur une interface</translation>
    </message>
    <message>
        <source>forwards packets from interface to interface</source>
        <translation>route les paquets d’une interface à l’autre</translation>
    </message>
    <message>
        <source>translates addresses of packets that go out</source>
        <translation>traduit les adresses des paquets qui sortent</translation>
    </message>
    <message>
        <source>lets only some packets pass</source>
        <translation>ne laisse passer que certains paquets</translation>
    </message>
    <message>
        <source>drawn, and not deployed yet</source>
        <translation>dessiné, pas encore déployé</translation>
    </message>
    <message>
        <source>drawn, and not in the kernel any more</source>
        <translation>dessiné, mais plus dans le noyau</translation>
    </message>
    <message>
        <source>otherwise in the kernel than drawn</source>
        <translation>autrement dans le noyau que sur le dessin</translation>
    </message>
    <message>
        <source>the deployment failed here</source>
        <translation>le déploiement a échoué ici</translation>
    </message>
    <message>
        <source>in the kernel, and not drawn</source>
        <translation>dans le noyau, mais pas dessiné</translation>
    </message>
    <message>
        <source>Legend</source>
        <translation>Légende</translation>
    </message>
    <message>
        <source>address, route or other setting that the kernel has lost</source>
        <translation>adresse, route ou autre réglage que le noyau a perdu</translation>
    </message>
    <message>
        <source>address, route or other setting that is not deployed yet</source>
        <translation>adresse, route ou autre réglage pas encore déployé</translation>
    </message>
    <message>
        <source>link inside a machine, lost by the kernel</source>
        <translation>lien interne d’une machine, perdu par le noyau</translation>
    </message>
    <message>
        <source>link inside a machine, not deployed yet</source>
        <translation>lien interne d’une machine, pas encore déployé</translation>
    </message>
    <message>
        <source>leads from a text to what it belongs to</source>
        <translation>va d’un texte à ce qu’il désigne</translation>
    </message>
    <message>
        <source>row of a live table that has just changed</source>
        <translation>ligne d’une table en direct qui vient de changer</translation>
    </message>
    <message>
        <source>pale: not what is looked for</source>
        <translation>pâle&#xa0;: n’est pas ce que l’on cherche</translation>
    </message>
    <message>
        <source>grey, on a trunk: its other VLANs</source>
        <translation>gris, sur un trunk&#xa0;: ses autres VLAN</translation>
    </message>
    <message>
        <source>prefix of the network</source>
        <translation>préfixe du réseau</translation>
    </message>
    <message>
        <source>interface for whose name there is no room: the address plan of the report has it</source>
        <translation>interface dont le nom n’a pas trouvé de place&#xa0;: le plan d’adressage du compte rendu le donne</translation>
    </message>
    <message>
        <source>drawn, and not in the kernel</source>
        <translation>dessiné, et absent du noyau</translation>
    </message>
    <message>
        <source>address, route or other setting that the kernel has not got</source>
        <translation>adresse, route ou autre réglage que le noyau n’a pas</translation>
    </message>
    <message>
        <source>link inside a machine that the kernel has not got</source>
        <translation>lien interne d’une machine, absent du noyau</translation>
    </message>
    <message>
        <source>leads from live tables to what they belong to</source>
        <translation>relie des tables en direct à ce qu’elles décrivent</translation>
    </message>
</context>
<context>
    <name>toile::CanvasView</name>
    <message>
        <source>Network drawing</source>
        <translation>Dessin du réseau</translation>
    </message>
    <message>
        <source>forwards</source>
        <translation>route</translation>
    </message>
    <message>
        <source>contains %1</source>
        <translation>contient %1</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 de %2</translation>
    </message>
    <message>
        <source>bridge</source>
        <translation>pont</translation>
    </message>
    <message>
        <source>ports %1</source>
        <translation>ports %1</translation>
    </message>
    <message>
        <source>port of %1</source>
        <translation>port de %1</translation>
    </message>
    <message>
        <source>cable from %1 to %2</source>
        <translation>câble de %1 à %2</translation>
    </message>
    <message>
        <source>note: %1</source>
        <translation>note&#xa0;: %1</translation>
    </message>
    <message>
        <source>Connect %1 to %2</source>
        <translation>Relier %1 à %2</translation>
    </message>
    <message>
        <source>Select one machine, bridge or interface first: the cable begins there.</source>
        <translation>Sélectionnez d’abord une machine, un pont ou une interface&#xa0;: le câble en part.</translation>
    </message>
    <message>
        <source>Add a bridge</source>
        <translation>Ajouter un pont</translation>
    </message>
    <message>
        <source>A bridge is part of a machine: a switch was made to hold it.</source>
        <translation>Un pont appartient à une machine&#xa0;: un commutateur a été créé pour le contenir.</translation>
    </message>
    <message>
        <source>Delete %1</source>
        <translation>Supprimer %1</translation>
    </message>
    <message>
        <source>Name of %1</source>
        <translation>Nom de %1</translation>
    </message>
    <message>
        <source>Rename %1 to %2</source>
        <translation>Renommer %1 en %2</translation>
    </message>
    <message>
        <source>Move</source>
        <translation>Déplacer</translation>
    </message>
    <message>
        <source>Resize</source>
        <translation>Redimensionner</translation>
    </message>
    <message>
        <source>Move tables</source>
        <translation>Déplacer les tables</translation>
    </message>
    <message>
        <source>Fold tables</source>
        <translation>Replier les tables</translation>
    </message>
    <message>
        <source>Unfold tables</source>
        <translation>Déplier les tables</translation>
    </message>
    <message>
        <source>Delete %1 elements</source>
        <translation>Supprimer %1 éléments</translation>
    </message>
    <message>
        <source>New note</source>
        <translation>Nouvelle note</translation>
    </message>
    <message>
        <source>Add a note</source>
        <translation>Ajouter une note</translation>
    </message>
    <message>
        <source>%1 (not in the kernel)</source>
        <translation>%1 (absent du noyau)</translation>
    </message>
    <message>
        <source>%1 (only in the kernel)</source>
        <translation>%1 (seulement dans le noyau)</translation>
    </message>
    <message numerus="yes">
        <source>%n element(s)</source>
        <translation>
            <numerusform>%n élément</numerusform>
            <numerusform>%n éléments</numerusform>
        </translation>
    </message>
    <message>
        <source>Select machines, bridges or notes: cables are copied with both of their ends.</source>
        <translation>Sélectionnez des machines, des ponts ou des notes&#xa0;: un câble se copie avec ses deux bouts.</translation>
    </message>
    <message>
        <source>%1 copied.</source>
        <translation>%1&#xa0;: copié.</translation>
    </message>
    <message>
        <source>Cut %1</source>
        <translation>Couper %1</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>Coller</translation>
    </message>
    <message>
        <source>%1 added.</source>
        <translation>%1&#xa0;: ajouté.</translation>
    </message>
    <message>
        <source>Duplicate %1</source>
        <translation>Dupliquer %1</translation>
    </message>
    <message>
        <source>Select an interface: machines have their addresses on these.</source>
        <translation>Sélectionnez une interface&#xa0;: c’est elle qui porte les adresses d’une machine.</translation>
    </message>
    <message>
        <source>locked</source>
        <translation>verrouillé</translation>
    </message>
    <message>
        <source>in a group of %1</source>
        <translation>dans un groupe de %1</translation>
    </message>
    <message>
        <source>%1 is locked and stays: unlock it first.</source>
        <translation>%1 est verrouillé et reste&#xa0;: déverrouillez-le d’abord.</translation>
    </message>
    <message>
        <source>%1: it is so already, or what is selected is locked.</source>
        <translation>%1&#xa0;: c’est déjà le cas, ou la sélection est verrouillée.</translation>
    </message>
    <message>
        <source>%1 is locked: unlock it to move it.</source>
        <translation>%1 est verrouillé&#xa0;: déverrouillez-le pour le déplacer.</translation>
    </message>
    <message>
        <source>What is selected is locked: unlock it to move it.</source>
        <translation>La sélection est verrouillée&#xa0;: déverrouillez-la pour la déplacer.</translation>
    </message>
    <message>
        <source>%1 is locked: unlock it to resize it.</source>
        <translation>%1 est verrouillé&#xa0;: déverrouillez-le pour le redimensionner.</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>%1: each click on the drawing places one; Esc ends.</source>
        <translation>%1&#xa0;: chaque clic sur le dessin en place un&#xa0;; Échap termine.</translation>
    </message>
    <message>
        <source>a place</source>
        <translation>un endroit</translation>
    </message>
    <message>
        <source>arrow from %1 to %2</source>
        <translation>flèche de&#xa0;%1 à&#xa0;%2</translation>
    </message>
    <message>
        <source>frame: %1</source>
        <translation>cadre&#xa0;:&#xa0;%1</translation>
    </message>
    <message>
        <source>picture: %1</source>
        <translation>image&#xa0;:&#xa0;%1</translation>
    </message>
    <message>
        <source>New frame</source>
        <translation>Nouveau cadre</translation>
    </message>
    <message>
        <source>Add a frame</source>
        <translation>Ajouter un cadre</translation>
    </message>
    <message>
        <source>Add an arrow</source>
        <translation>Ajouter une flèche</translation>
    </message>
    <message>
        <source>Add a picture</source>
        <translation>Ajouter une image</translation>
    </message>
    <message>
        <source>Move an arrow</source>
        <translation>Déplacer une flèche</translation>
    </message>
    <message>
        <source>real network card %1 of this computer</source>
        <translation>vraie carte réseau %1 de cet ordinateur</translation>
    </message>
    <message>
        <source>Bend a cable</source>
        <translation>Couder un câble</translation>
    </message>
    <message>
        <source>Remove a bend</source>
        <translation>Enlever un coude</translation>
    </message>
    <message>
        <source>Select one cable first.</source>
        <translation>Sélectionnez d’abord un câble.</translation>
    </message>
    <message>
        <source>Arrow keys move the bend; Page Up and Page Down choose another.</source>
        <translation>Les flèches déplacent le coude&#xa0;; Page préc. et Page suiv. en choisissent un autre.</translation>
    </message>
    <message>
        <source>Select one cable that has bends first.</source>
        <translation>Sélectionnez d’abord un câble qui a des coudes.</translation>
    </message>
    <message>
        <source>Remove all bends</source>
        <translation>Enlever tous les coudes</translation>
    </message>
    <message>
        <source>Straight cables</source>
        <translation>Câbles droits</translation>
    </message>
    <message>
        <source>Right-angled cables</source>
        <translation>Câbles à angles droits</translation>
    </message>
    <message>
        <source>Curved cables</source>
        <translation>Câbles courbes</translation>
    </message>
    <message>
        <source>The selected cables run so now.</source>
        <translation>Les câbles sélectionnés sont maintenant tracés ainsi.</translation>
    </message>
    <message>
        <source>All cables run so now, but for those with a style of their own.</source>
        <translation>Tous les câbles sont maintenant tracés ainsi, sauf ceux qui ont leur propre style.</translation>
    </message>
    <message>
        <source>Bend %1 of %2</source>
        <translation>Coude %1 sur %2</translation>
    </message>
    <message>
        <source>Release for something new in %1.</source>
        <translation>Relâchez pour créer un élément dans %1.</translation>
    </message>
    <message>
        <source>Release for %1, or for something new in it.</source>
        <translation>Relâchez pour relier %1, ou pour y créer un élément.</translation>
    </message>
    <message>
        <source>Release for a new machine.</source>
        <translation>Relâchez pour créer une machine.</translation>
    </message>
    <message>
        <source>Only another machine can be pinged.</source>
        <translation>On ne peut faire un ping que vers une autre machine.</translation>
    </message>
    <message>
        <source>Cable from %1 to a new machine: Enter offers which, Tab chooses another end, Escape stops.</source>
        <translation>Câble de %1 vers une nouvelle machine&#xa0;: Entrée propose laquelle, Tab choisit un autre bout, Échap arrête.</translation>
    </message>
    <message>
        <source>Cable from %1 to %2: Enter makes it, Insert offers something new there, Tab chooses another end, Escape stops.</source>
        <translation>Câble de %1 à %2&#xa0;: Entrée le crée, Inser propose d’y créer un élément, Tab choisit un autre bout, Échap arrête.</translation>
    </message>
    <message>
        <source>Put %1 onto a cable</source>
        <translation>Mettre %1 sur un câble</translation>
    </message>
    <message>
        <source>Release to put it onto this cable; with Alt it is only put here.</source>
        <translation>Relâchez pour le mettre sur ce câble&#xa0;; avec Alt, il est seulement posé ici.</translation>
    </message>
    <message>
        <source>Release to put %1 onto this cable; with Alt it only moves.</source>
        <translation>Relâchez pour mettre %1 sur ce câble&#xa0;; avec Alt, simple déplacement.</translation>
    </message>
    <message>
        <source>Put %1 into %2</source>
        <translation>Mettre %1 dans %2</translation>
    </message>
    <message>
        <source>Take %1 out of %2</source>
        <translation>Sortir %1 de %2</translation>
    </message>
    <message>
        <source>What the cable goes to</source>
        <translation>Où va le câble</translation>
    </message>
    <message>
        <source>Connect %1 to:</source>
        <translation>Relier %1 à&#xa0;:</translation>
    </message>
    <message>
        <source>A new %1</source>
        <translation>Nouveau&#xa0;: %1</translation>
    </message>
    <message>
        <source>A new %1, in a switch</source>
        <translation>Nouveau&#xa0;: %1, dans un commutateur</translation>
    </message>
    <message>
        <source>Connect %1 to a new %2</source>
        <translation>Relier %1 à un nouvel élément&#xa0;: %2</translation>
    </message>
    <message>
        <source>Addresses of %1</source>
        <translation>Adresses de %1</translation>
    </message>
    <message>
        <source>%1 Enter writes %2 instead.</source>
        <translation>%1 Entrée écrit %2 à la place.</translation>
    </message>
    <message>
        <source>Drag from here to pull a cable.</source>
        <translation>Glissez depuis ici pour tirer un câble.</translation>
    </message>
    <message>
        <source>%1 needs no route there: it is on this network, or nobody has an address.</source>
        <translation>%1 n’a pas besoin de route vers là&#xa0;: elle est sur ce réseau, ou personne n’y a d’adresse.</translation>
    </message>
    <message>
        <source>Route from %1 to %2</source>
        <translation>Route de %1 vers %2</translation>
    </message>
    <message>
        <source>Release on a network: its prefix, a cable or a machine.</source>
        <translation>Relâchez sur un réseau&#xa0;: son préfixe, un câble ou une machine.</translation>
    </message>
    <message>
        <source>Frame</source>
        <translation>Cadre</translation>
    </message>
    <message>
        <source>Arrow</source>
        <translation>Flèche</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>Image</translation>
    </message>
    <message>
        <source>Click to put it onto this cable; with Alt it is only put here.</source>
        <translation>Cliquez pour le mettre sur ce câble&#xa0;; avec Alt, il est seulement posé ici.</translation>
    </message>
    <message>
        <source>%1 (not deployed yet)</source>
        <translation>%1 (pas encore déployé)</translation>
    </message>
    <message>
        <source>%1 is a switch without an address: it sends no ping and answers none.</source>
        <translation>%1 est un commutateur sans adresse&#xa0;: il n’envoie pas de ping et ne répond à aucun.</translation>
    </message>
    <message>
        <source>%1 cannot hold %2: release it beside.</source>
        <translation>%1 ne peut pas contenir %2&#xa0;: relâchez à côté.</translation>
    </message>
    <message>
        <source>%1 cannot hold %2, which is back where it was.</source>
        <translation>%1 ne peut pas contenir %2, qui a repris sa place.</translation>
    </message>
    <message>
        <source>%1 cannot hold it: put it beside.</source>
        <translation>%1 ne peut pas le contenir&#xa0;: posez-le à côté.</translation>
    </message>
    <message>
        <source>Stops here: %1 would look as if it were inside %2. “Move inside” in the menu Edit puts a machine there.</source>
        <translation>Arrêt ici&#xa0;: %1 semblerait être dans %2. «&#xa0;Mettre dans&#xa0;» du menu Édition y met une machine.</translation>
    </message>
    <message>
        <source>Stops here: %1 is in the way.</source>
        <translation>Arrêt ici&#xa0;: %1 est sur le chemin.</translation>
    </message>
    <message>
        <source>There is no table here to fold.</source>
        <translation>Il n’y a ici aucune table à replier.</translation>
    </message>
    <message>
        <source>There is no table here to unfold.</source>
        <translation>Il n’y a ici aucune table à déplier.</translation>
    </message>
    <message numerus="yes">
        <source>%1, %n row(s)</source>
        <translation>
            <numerusform>%1, %n ligne</numerusform>
            <numerusform>%1, %n lignes</numerusform>
        </translation>
    </message>
    <message>
        <source>No table here was moved: they hang where there is room for them.</source>
        <translation>Aucune table n’a été déplacée ici&#xa0;: elles sont là où il y a de la place.</translation>
    </message>
    <message>
        <source>Put tables back</source>
        <translation>Remettre des tables en place</translation>
    </message>
    <message>
        <source>There is no table here to move.</source>
        <translation>Il n’y a ici aucune table à déplacer.</translation>
    </message>
    <message>
        <source>Tables of %1: arrow keys move them, Space folds them, Delete puts them back, Tab chooses others, Enter ends, Escape undoes the move.</source>
        <translation>Tables de %1&#xa0;: les flèches les déplacent, Espace les replie, Suppr les remet en place, Tab en choisit d’autres, Entrée termine, Échap annule le déplacement.</translation>
    </message>
    <message>
        <source>Ping %1 from %2</source>
        <translation>Ping de %1 depuis %2</translation>
    </message>
    <message>
        <source>Release on a machine: it is pinged.</source>
        <translation>Relâchez sur une machine pour lui envoyer un ping.</translation>
    </message>
    <message>
        <source>Deploy the lab to ping: a drawing answers nothing.</source>
        <translation>Déployez le lab pour lancer un ping&#xa0;: un dessin ne répond pas.</translation>
    </message>
    <message>
        <source>Add %1</source>
        <translation>Ajouter&#xa0;: %1</translation>
    </message>
</context>
<context>
    <name>toile::CardBar</name>
    <message>
        <source>Time that is left</source>
        <translation>Temps restant</translation>
    </message>
    <message numerus="yes">
        <source>The lab has the real network card %1. Does all still work? It goes back in %n second(s) unless you keep it.</source>
        <translation>
            <numerusform>Le lab a la vraie carte réseau %1. Tout fonctionne-t-il encore&#xa0;? Elle revient dans %n seconde si vous ne la gardez pas.</numerusform>
            <numerusform>Le lab a la vraie carte réseau %1. Tout fonctionne-t-il encore&#xa0;? Elle revient dans %n secondes si vous ne la gardez pas.</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Keep it</source>
        <translation>La &amp;garder</translation>
    </message>
    <message>
        <source>&amp;Give it back</source>
        <translation>La &amp;rendre</translation>
    </message>
    <message>
        <source>&amp;Understood</source>
        <translation>&amp;Compris</translation>
    </message>
    <message>
        <source>%1 s</source>
        <comment>time that is left</comment>
        <translation>%1&#xa0;s</translation>
    </message>
</context>
<context>
    <name>toile::CheckDialog</name>
    <message>
        <source>Check of the lab</source>
        <translation>Vérification du lab</translation>
    </message>
    <message>
        <source>gets an answer</source>
        <translation>obtient une réponse</translation>
    </message>
    <message>
        <source>gets no answer</source>
        <translation>n’obtient aucune réponse</translation>
    </message>
    <message>
        <source>gets an answer through NAT</source>
        <translation>obtient une réponse à travers le NAT</translation>
    </message>
    <message>
        <source>the sentence below, if empty</source>
        <translation>si vide, la phrase ci-dessous</translation>
    </message>
    <message>
        <source>&amp;Machine</source>
        <translation>&amp;Machine</translation>
    </message>
    <message>
        <source>&amp;What must happen</source>
        <translation>&amp;Ce qui doit arriver</translation>
    </message>
    <message>
        <source>When it &amp;pings</source>
        <translation>Quand elle envoie un &amp;ping à</translation>
    </message>
    <message>
        <source>&amp;Translated by</source>
        <translation>&amp;Traduit par</translation>
    </message>
    <message>
        <source>An address &amp;becomes</source>
        <translation>Une adresse &amp;devient</translation>
    </message>
    <message>
        <source>Name (&amp;French)</source>
        <translation>Nom (&amp;français)</translation>
    </message>
    <message>
        <source>Name (&amp;English)</source>
        <translation>Nom (&amp;anglais)</translation>
    </message>
    <message>
        <source>Write the address to ping as 1.0.0.2, or choose one.</source>
        <translation>Écrivez l’adresse à joindre comme 1.0.0.2, ou choisissez-en une.</translation>
    </message>
    <message>
        <source>Write the address that is put in its place as 1.0.0.1, or choose one.</source>
        <translation>Écrivez l’adresse mise à la place comme 1.0.0.1, ou choisissez-en une.</translation>
    </message>
</context>
<context>
    <name>toile::ChecksPanel</name>
    <message>
        <source>Result</source>
        <translation>Résultat</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>Vérification</translation>
    </message>
    <message>
        <source>What must hold</source>
        <translation>Ce qui doit être vrai</translation>
    </message>
    <message>
        <source>What was observed</source>
        <translation>Ce qui a été observé</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>Modifier…</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Supprimer</translation>
    </message>
    <message>
        <source>Checks</source>
        <translation>Vérifications</translation>
    </message>
    <message>
        <source>Change what the chosen check asks.</source>
        <translation>Modifier ce que demande la vérification choisie.</translation>
    </message>
    <message>
        <source>Take the chosen check out of the lab.</source>
        <translation>Supprimer du lab la vérification choisie.</translation>
    </message>
    <message>
        <source>Run all</source>
        <translation>Tout lancer</translation>
    </message>
    <message>
        <source>Add…</source>
        <translation>Ajouter…</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>En cours</translation>
    </message>
    <message>
        <source>Not run</source>
        <translation>Pas lancée</translation>
    </message>
    <message>
        <source>Holds</source>
        <translation>Vrai</translation>
    </message>
    <message>
        <source>Fails</source>
        <translation>Faux</translation>
    </message>
    <message>
        <source>This lab has no checks yet: say who must reach whom, and Toile tries it in the running lab.</source>
        <translation>Ce lab n’a pas encore de vérifications&#xa0;: dites qui doit joindre qui, et Toile l’essaie dans le lab déployé.</translation>
    </message>
    <message>
        <source>Running: %1 of %2.</source>
        <translation>En cours&#xa0;: %1 sur %2.</translation>
    </message>
    <message numerus="yes">
        <source>%n of %1 hold.</source>
        <translation>
            <numerusform>%n sur %1 vraie.</numerusform>
            <numerusform>%n sur %1 vraies.</numerusform>
        </translation>
    </message>
    <message>
        <source>That was before the last change: run them again.</source>
        <translation>C’était avant le dernier changement&#xa0;: relancez-les.</translation>
    </message>
    <message numerus="yes">
        <source>%n check(s), not run yet.</source>
        <translation>
            <numerusform>%n vérification, pas encore lancée.</numerusform>
            <numerusform>%n vérifications, pas encore lancées.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n check(s). Deploy the lab to run them.</source>
        <translation>
            <numerusform>%n vérification. Déployez le lab pour la lancer.</numerusform>
            <numerusform>%n vérifications. Déployez le lab pour les lancer.</numerusform>
        </translation>
    </message>
    <message>
        <source>Checks (%1/%2)</source>
        <translation>Vérifications (%1/%2)</translation>
    </message>
    <message>
        <source>Checks (%1)</source>
        <translation>Vérifications (%1)</translation>
    </message>
    <message>
        <source>The check was not taken</source>
        <translation>La vérification n’a pas été prise</translation>
    </message>
    <message>
        <source>Change a check</source>
        <translation>Modifier une vérification</translation>
    </message>
    <message>
        <source>Add a check</source>
        <translation>Ajouter une vérification</translation>
    </message>
    <message>
        <source>Delete a check</source>
        <translation>Supprimer une vérification</translation>
    </message>
</context>
<context>
    <name>toile::Clipboard</name>
    <message>
        <source>The clipboard is empty: copy something first.</source>
        <translation>Le presse-papiers est vide&#xa0;: copiez d’abord quelque chose.</translation>
    </message>
</context>
<context>
    <name>toile::Closing</name>
    <message>
        <source>“%1” goes on running: open its drawing again to see it.</source>
        <translation>«&#xa0;%1&#xa0;» reste déployé&#xa0;: rouvrez son dessin pour le voir.</translation>
    </message>
    <message>
        <source>&amp;Keep it running</source>
        <translation>&amp;Le laisser tourner</translation>
    </message>
    <message>
        <source>&amp;Undeploy and close</source>
        <translation>&amp;Retirer et fermer</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>&amp;Annuler</translation>
    </message>
    <message>
        <source>&amp;Keep them running</source>
        <translation>&amp;Les laisser tourner</translation>
    </message>
    <message>
        <source>“%1”</source>
        <translation>«&#xa0;%1&#xa0;»</translation>
    </message>
    <message>
        <source>Labs go on</source>
        <translation>Des labs continuent</translation>
    </message>
    <message>
        <source>%1 are still running.</source>
        <translation>%1 sont encore déployés.</translation>
    </message>
    <message>
        <source>, </source>
        <translation>, </translation>
    </message>
    <message>
        <source>They can go on without this window: open their drawings again to see them, or use toilectl.</source>
        <translation>Ils peuvent continuer sans cette fenêtre&#xa0;: rouvrez leurs dessins pour les voir, ou utilisez toilectl.</translation>
    </message>
    <message>
        <source>The lab goes on</source>
        <translation>Le lab continue</translation>
    </message>
    <message>
        <source>“%1” is still running.</source>
        <translation>«&#xa0;%1&#xa0;» est encore déployé.</translation>
    </message>
    <message>
        <source>It can go on without this window: open its drawing again to see it, or use toilectl.</source>
        <translation>Il peut continuer sans cette fenêtre&#xa0;: rouvrez son dessin pour le voir, ou utilisez toilectl.</translation>
    </message>
    <message>
        <source>Its drawing is called “%1” now and will not find it again. If it goes on without this window, end it with “toilectl undeploy %2”.</source>
        <translation>Son dessin s’appelle maintenant «&#xa0;%1&#xa0;» et ne le retrouvera pas. S’il continue sans cette fenêtre, terminez-le avec «&#xa0;toilectl undeploy %2&#xa0;».</translation>
    </message>
    <message>
        <source>&amp;Let it finish</source>
        <translation>&amp;Le laisser finir</translation>
    </message>
    <message>
        <source>&amp;Undo it and close</source>
        <translation>L’&amp;annuler et fermer</translation>
    </message>
    <message>
        <source>&amp;Stay here</source>
        <translation>&amp;Rester ici</translation>
    </message>
    <message>
        <source>&amp;Let them finish</source>
        <translation>&amp;Les laisser finir</translation>
    </message>
    <message>
        <source>&amp;Undo them and close</source>
        <translation>Les &amp;annuler et fermer</translation>
    </message>
    <message>
        <source>This closes as soon as the helper has all of the plan.</source>
        <translation>La fermeture se fait dès que le programme auxiliaire a tout le plan.</translation>
    </message>
    <message>
        <source>%1 is being deployed.</source>
        <translation>%1 est en cours de déploiement.</translation>
    </message>
    <message>
        <source>%1 are being deployed.</source>
        <translation>%1 sont en cours de déploiement.</translation>
    </message>
    <message>
        <source>A deployment is under way</source>
        <translation>Un déploiement est en cours</translation>
    </message>
    <message>
        <source>The helper can finish without this window; the lab then runs until it is undeployed. Or what was done is undone, and the kernel is as it was before.</source>
        <translation>Le programme auxiliaire peut finir sans cette fenêtre&#xa0;; le lab reste alors déployé jusqu’à son retrait. Ou bien ce qui a été fait est annulé, et le noyau est comme avant.</translation>
    </message>
    <message>
        <source>Something typed is wrong</source>
        <translation>Une saisie est fausse</translation>
    </message>
    <message>
        <source>What is typed in “%1” cannot be taken and is lost when it closes.</source>
        <translation>Ce qui est saisi dans «&#xa0;%1&#xa0;» ne peut pas être pris et sera perdu à la fermeture.</translation>
    </message>
    <message>
        <source>It is still open on the drawing.</source>
        <translation>La saisie est encore ouverte sur le dessin.</translation>
    </message>
    <message>
        <source>&amp;Close without it</source>
        <translation>&amp;Fermer sans la saisie</translation>
    </message>
    <message>
        <source>&amp;Go back to it</source>
        <translation>&amp;Y revenir</translation>
    </message>
</context>
<context>
    <name>toile::DeployDialog</name>
    <message>
        <source>Progress</source>
        <translation>Avancement</translation>
    </message>
    <message>
        <source>&amp;Copy all</source>
        <translation>&amp;Tout copier</translation>
    </message>
    <message>
        <source>&amp;Show on the drawing</source>
        <translation>&amp;Montrer sur le dessin</translation>
    </message>
    <message>
        <source>&amp;Deploy</source>
        <translation>&amp;Déployer</translation>
    </message>
    <message>
        <source>Deploy %1</source>
        <translation>Déployer %1</translation>
    </message>
    <message numerus="yes">
        <source>%n step(s) change the running lab into this drawing.</source>
        <translation>
            <numerusform>%n étape transforme le lab déployé en ce dessin.</numerusform>
            <numerusform>%n étapes transforment le lab déployé en ce dessin.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n step(s) build this lab in the Linux kernel.</source>
        <translation>
            <numerusform>%n étape construit ce lab dans le noyau Linux.</numerusform>
            <numerusform>%n étapes construisent ce lab dans le noyau Linux.</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Apply</source>
        <translation>&amp;Appliquer</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Hide</source>
        <translation>Masquer</translation>
    </message>
    <message>
        <source>Starting the helper…</source>
        <translation>Démarrage du programme auxiliaire…</translation>
    </message>
    <message>
        <source>%1 of %2: %3</source>
        <translation>%1 sur %2&#xa0;: %3</translation>
    </message>
    <message>
        <source>%1 of %2: checking what the kernel holds now…</source>
        <translation>%1 sur %2&#xa0;: vérification de ce que contient le noyau…</translation>
    </message>
    <message>
        <source>The kernel says: &lt;b&gt;%1&lt;/b&gt;</source>
        <translation>Le noyau dit&#xa0;: &lt;b&gt;%1&lt;/b&gt;</translation>
    </message>
    <message>
        <source>Error number %1: %2</source>
        <translation>Erreur numéro %1&#xa0;: %2</translation>
    </message>
    <message>
        <source>The lab was not deployed.</source>
        <translation>Le lab n’a pas été déployé.</translation>
    </message>
    <message>
        <source>&amp;Show %1 on the drawing</source>
        <translation>&amp;Montrer %1 sur le dessin</translation>
    </message>
    <message>
        <source>Nothing to do: interfaces, addresses, routes and rules in the kernel are as drawn.</source>
        <translation>Rien à faire&#xa0;: dans le noyau, les interfaces, adresses, routes et règles sont comme sur le dessin.</translation>
    </message>
    <message>
        <source>Undeploy, and deploy in the &amp;micro-VM</source>
        <translation>Retirer, puis déployer dans la &amp;micro-VM</translation>
    </message>
    <message>
        <source>Undeploying the lab…</source>
        <translation>Retrait du lab…</translation>
    </message>
    <message>
        <source>&amp;Cancel the deployment</source>
        <translation>&amp;Annuler le déploiement</translation>
    </message>
    <message>
        <source>What was done is undone: the kernel is then as it was before.</source>
        <translation>Ce qui a été fait est annulé&#xa0;: le noyau est alors comme avant.</translation>
    </message>
    <message>
        <source>Undoing what was done…</source>
        <translation>Annulation de ce qui a été fait…</translation>
    </message>
    <message>
        <source>Undeploy %1</source>
        <translation>Retirer %1</translation>
    </message>
    <message numerus="yes">
        <source>%n step(s) take this lab out of the Linux kernel. What was done in it by hand goes with it.</source>
        <translation>
            <numerusform>%n étape retire ce lab du noyau Linux. Ce qui y a été fait à la main disparaît avec lui.</numerusform>
            <numerusform>%n étapes retirent ce lab du noyau Linux. Ce qui y a été fait à la main disparaît avec lui.</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Undeploy</source>
        <translation>&amp;Retirer</translation>
    </message>
    <message>
        <source>Step %1 of %2 was refused.</source>
        <translation>L’étape %1 sur&#xa0;%2 a été refusée.</translation>
    </message>
    <message>
        <source>Everything done before it has been undone.</source>
        <translation>Tout ce qui avait été fait avant a été annulé.</translation>
    </message>
    <message>
        <source>Not everything done before it could be undone: undeploy the lab.</source>
        <translation>Une partie de ce qui avait été fait avant n’a pas pu être annulée&#xa0;: retirez le lab.</translation>
    </message>
    <message>
        <source>Step %1 of %2 was refused, at %3.</source>
        <translation>L’étape %1 sur&#xa0;%2 a été refusée (%3).</translation>
    </message>
    <message numerus="yes">
        <source>%n warning(s) about the drawing: look at them first</source>
        <translation>
            <numerusform>%n avertissement sur le dessin&#xa0;: à regarder d’abord</numerusform>
            <numerusform>%n avertissements sur le dessin&#xa0;: à regarder d’abord</numerusform>
        </translation>
    </message>
    <message>
        <source>%p%</source>
        <extracomment>%p is a number</extracomment>
        <translation>%p&#xa0;%</translation>
    </message>
    <message>
        <source>Correct the drawing, then try again.</source>
        <translation>Corrigez le dessin, puis réessayez.</translation>
    </message>
    <message>
        <source>Correct %1 in the drawing, then try again.</source>
        <translation>Corrigez %1 sur le dessin, puis réessayez.</translation>
    </message>
    <message>
        <source>The changes were not applied: the lab runs as it did before.</source>
        <translation>Les modifications n’ont pas été appliquées&#xa0;: le lab tourne comme avant.</translation>
    </message>
    <message>
        <source>The changes were applied in part.</source>
        <translation>Les modifications n’ont été appliquées qu’en partie.</translation>
    </message>
    <message>
        <source>The changes were not applied.</source>
        <translation>Les modifications n’ont pas été appliquées.</translation>
    </message>
</context>
<context>
    <name>toile::DeployFlow</name>
    <message>
        <source>Deploying: %1 of %2 steps</source>
        <translation>Déploiement&#xa0;: %1 étapes sur %2</translation>
    </message>
    <message>
        <source>There is nothing to deploy yet: drag a machine from the palette onto the drawing.</source>
        <translation>Il n’y a encore rien à déployer&#xa0;: glissez une machine de la palette sur le dessin.</translation>
    </message>
    <message numerus="yes">
        <source>Deployed: %n step(s).</source>
        <translation>
            <numerusform>Déployé&#xa0;: %n étape.</numerusform>
            <numerusform>Déployé&#xa0;: %n étapes.</numerusform>
        </translation>
    </message>
    <message>
        <source>Undeployed: nothing of the lab is left in the kernel.</source>
        <translation>Retiré&#xa0;: il ne reste rien du lab dans le noyau.</translation>
    </message>
    <message>
        <source>%1 The kernel says: %2</source>
        <translation>%1 Le noyau dit&#xa0;: %2</translation>
    </message>
    <message>
        <source>The lab was not deployed.</source>
        <translation>Le lab n’a pas été déployé.</translation>
    </message>
    <message>
        <source>Drawing or kernel changed since the plan was made. Nothing was done yet: this is the plan now.</source>
        <translation>Le dessin ou le noyau a changé depuis que le plan a été établi. Rien n’a encore été fait&#xa0;: voici le plan maintenant.</translation>
    </message>
    <message>
        <source>Nothing to do: interfaces, addresses, routes and rules in the kernel are as drawn.</source>
        <translation>Rien à faire&#xa0;: dans le noyau, les interfaces, adresses, routes et règles sont comme sur le dessin.</translation>
    </message>
    <message>
        <source>It begins anew there: what was done by hand in it is lost.</source>
        <translation>Il y recommence&#xa0;: ce qui y a été fait à la main est perdu.</translation>
    </message>
    <message>
        <source>The lab was deployed before it could be cancelled.</source>
        <translation>Le lab a été déployé avant de pouvoir être annulé.</translation>
    </message>
    <message>
        <source>Cancelled: what was done is undone, the kernel is as it was.</source>
        <translation>Annulé&#xa0;: ce qui avait été fait ne l’est plus, le noyau est comme avant.</translation>
    </message>
    <message>
        <source>What this computer loses with its network card %1 is not known. %2 The plan is shown again, with all that is cut off, before the card is taken.</source>
        <translation>Ce que cet ordinateur perd avec sa carte réseau %1 n’est pas connu. %2 Le plan sera montré de nouveau, avec tout ce qui est coupé, avant que la carte soit prise.</translation>
    </message>
    <message>
        <source>Now it is known what this computer loses. Nothing was done yet: this is the plan.</source>
        <translation>On sait maintenant ce que cet ordinateur perd. Rien n’a encore été fait&#xa0;: voici le plan.</translation>
    </message>
    <message>
        <source>The changes were not applied.</source>
        <translation>Les modifications n’ont pas été appliquées.</translation>
    </message>
</context>
<context>
    <name>toile::Dialogs</name>
    <message>
        <source>Drag from the palette</source>
        <translation>Glisser depuis la palette</translation>
    </message>
    <message>
        <source>Insert; drop it into a host to nest it there</source>
        <translation>Insérer&#xa0;; déposer dans un hôte pour l’y placer</translation>
    </message>
    <message>
        <source>Enter in the palette</source>
        <translation>Entrée dans la palette</translation>
    </message>
    <message>
        <source>Insert inside the selected host, or on the drawing</source>
        <translation>Insérer dans l’hôte sélectionné, ou sur le dessin</translation>
    </message>
    <message>
        <source>Drag a box</source>
        <translation>Glisser une boîte</translation>
    </message>
    <message>
        <source>Move it; drop it into a host to nest it</source>
        <translation>La déplacer&#xa0;; la déposer dans un hôte pour l’y placer</translation>
    </message>
    <message>
        <source>Shift+click, drag a frame</source>
        <translation>Maj+clic, tracer un rectangle</translation>
    </message>
    <message>
        <source>Select several</source>
        <translation>En sélectionner plusieurs</translation>
    </message>
    <message>
        <source>Tab, arrow keys</source>
        <translation>Tab, flèches</translation>
    </message>
    <message>
        <source>Go from element to element, move the selected ones</source>
        <translation>Passer d’un élément à l’autre, déplacer la sélection</translation>
    </message>
    <message>
        <source>Enter on an element</source>
        <translation>Entrée sur un élément</translation>
    </message>
    <message>
        <source>Go to its properties</source>
        <translation>Aller à ses propriétés</translation>
    </message>
    <message>
        <source>Menu key, right click</source>
        <translation>Touche Menu, clic droit</translation>
    </message>
    <message>
        <source>What can be done with this element</source>
        <translation>Ce que l’on peut faire de cet élément</translation>
    </message>
    <message>
        <source>Ctrl+wheel</source>
        <translation>Ctrl+molette</translation>
    </message>
    <message>
        <source>Zoom where the pointer is</source>
        <translation>Zoomer là où est le pointeur</translation>
    </message>
    <message>
        <source>Middle button, Space+drag</source>
        <translation>Bouton du milieu, Espace+glisser</translation>
    </message>
    <message>
        <source>Pan</source>
        <translation>Se déplacer dans le dessin</translation>
    </message>
    <message>
        <source>This file cannot be opened</source>
        <translation>Ce fichier ne peut pas être ouvert</translation>
    </message>
    <message numerus="yes">
        <source>%n problem(s) in %1. Nothing was opened; what was open stays.</source>
        <translation>
            <numerusform>%n problème dans %1. Rien n’a été ouvert&#xa0;; ce qui l’était le reste.</numerusform>
            <numerusform>%n problèmes dans %1. Rien n’a été ouvert&#xa0;; ce qui l’était le reste.</numerusform>
        </translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Où</translation>
    </message>
    <message>
        <source>What is wrong</source>
        <translation>Ce qui ne va pas</translation>
    </message>
    <message>
        <source>the file</source>
        <translation>le fichier</translation>
    </message>
    <message>
        <source>&amp;Copy all</source>
        <translation>&amp;Tout copier</translation>
    </message>
    <message>
        <source>About Toile</source>
        <translation>À propos de Toile</translation>
    </message>
    <message>
        <source>&lt;h3&gt;Toile %1&lt;/h3&gt;&lt;p&gt;Draw a Linux network, deploy it on the Linux kernel, and watch its ARP tables, MAC tables and connection tracking live on the drawing.&lt;/p&gt;</source>
        <translation>&lt;h3&gt;Toile %1&lt;/h3&gt;&lt;p&gt;Dessinez un réseau Linux, déployez-le dans le noyau Linux et regardez vivre sur le dessin ses tables ARP, ses tables MAC et son suivi de connexions.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>Free software under the GNU General Public License, version 2 or later. It comes without any warranty.</source>
        <translation>Logiciel libre sous licence publique générale GNU, version 2 ou ultérieure, fourni sans aucune garantie.</translation>
    </message>
    <message>
        <source>Keyboard and mouse</source>
        <translation>Clavier et souris</translation>
    </message>
    <message>
        <source>Key or gesture</source>
        <translation>Touche ou geste</translation>
    </message>
    <message>
        <source>Does</source>
        <translation>Effet</translation>
    </message>
    <message>
        <source>Duplicate, with names and addresses that are free</source>
        <translation>Dupliquer, avec des noms et adresses libres</translation>
    </message>
    <message>
        <source>Rest on a cable or a prefix</source>
        <translation>S’arrêter sur un câble ou un préfixe</translation>
    </message>
    <message>
        <source>See the whole network and its free addresses</source>
        <translation>Voir tout le réseau et ses adresses libres</translation>
    </message>
    <message>
        <source>Click in the palette</source>
        <translation>Clic dans la palette</translation>
    </message>
    <message>
        <source>Each click on the drawing then places one, until Esc</source>
        <translation>Chaque clic sur le dessin en place un, jusqu’à Échap</translation>
    </message>
    <message>
        <source>Ctrl while dragging</source>
        <translation>Ctrl en glissant</translation>
    </message>
    <message>
        <source>Neither guides nor grid: place it freely</source>
        <translation>Ni repères ni grille&#xa0;: placer librement</translation>
    </message>
    <message>
        <source>Drag a corner or a side, Alt+arrow keys</source>
        <translation>Glisser un coin ou un côté, Alt+flèches</translation>
    </message>
    <message>
        <source>Resize the selected box</source>
        <translation>Redimensionner la boîte sélectionnée</translation>
    </message>
    <message>
        <source>Drag from the knob over a box, or from a tab</source>
        <translation>Glisser depuis le bouton rond d’une boîte, ou un onglet</translation>
    </message>
    <message>
        <source>Pull a cable to another tab, machine or bridge, or to a new one where nothing is</source>
        <translation>Tirer un câble vers un autre onglet, une machine ou un pont, ou dans le vide vers un nouvel élément</translation>
    </message>
    <message>
        <source>Drop a box without cables on a cable</source>
        <translation>Déposer une boîte sans câble sur un câble</translation>
    </message>
    <message>
        <source>Put it between the two ends; with Alt it only moves</source>
        <translation>Le mettre entre les deux bouts&#xa0;; avec Alt, simple déplacement</translation>
    </message>
    <message>
        <source>Bend it, remove the bend</source>
        <translation>Le couder, enlever le coude</translation>
    </message>
    <message>
        <source>Type another in its place</source>
        <translation>En taper un autre à la place</translation>
    </message>
    <message>
        <source> or </source>
        <translation> ou </translation>
    </message>
    <message>
        <source>Mouse and other keys</source>
        <translation>Souris et autres touches</translation>
    </message>
    <message>
        <source>Ctrl, then drag</source>
        <translation>Ctrl, puis glisser</translation>
    </message>
    <message>
        <source>Drop files on the window</source>
        <translation>Déposer des fichiers sur la fenêtre</translation>
    </message>
    <message>
        <source>Open labs, put pictures onto the drawing</source>
        <translation>Ouvrir des labs, poser des images sur le dessin</translation>
    </message>
    <message>
        <source>Drag a cable, double-click its bend</source>
        <translation>Glisser un câble, double-cliquer sur son coude</translation>
    </message>
    <message>
        <source>Double-click on a name or an address</source>
        <translation>Double-cliquer sur un nom ou une adresse</translation>
    </message>
    <message>
        <source>Drag a live table, click on its title</source>
        <translation>Glisser une table en direct, cliquer sur son titre</translation>
    </message>
    <message>
        <source>Move the tables, fold them</source>
        <translation>Déplacer les tables, les replier</translation>
    </message>
    <message>
        <source>Rest on a box or a tab</source>
        <translation>S’arrêter sur une boîte ou un onglet</translation>
    </message>
    <message>
        <source>Read what it is in Linux, and the command</source>
        <translation>Lire ce que c’est dans Linux, et la commande</translation>
    </message>
</context>
<context>
    <name>toile::DrawingTab</name>
    <message>
        <source>%1 was changed by another program.</source>
        <translation>%1 a été modifié par un autre programme.</translation>
    </message>
    <message>
        <source>Read it again</source>
        <translation>Le relire</translation>
    </message>
    <message>
        <source>Saved as %1.</source>
        <translation>Enregistré&#xa0;: %1.</translation>
    </message>
    <message>
        <source>%1 It runs as “%2” until it is undeployed, then as “%3”.</source>
        <translation>%1 Le lab tourne sous le nom «&#xa0;%2&#xa0;» jusqu’à son retrait, ensuite «&#xa0;%3&#xa0;».</translation>
    </message>
    <message>
        <source>No terminal</source>
        <translation>Pas de terminal</translation>
    </message>
    <message>
        <source>Keep mine</source>
        <translation>Garder le mien</translation>
    </message>
    <message>
        <source>%1 was deleted or moved by another program. The drawing is here, but in no file any more.</source>
        <translation>%1 a été supprimé ou déplacé par un autre programme. Le dessin est ici, mais n’est plus dans aucun fichier.</translation>
    </message>
    <message>
        <source>Save it there again</source>
        <translation>L’y enregistrer de nouveau</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Plus tard</translation>
    </message>
    <message>
        <source>Network drawing, view %1 of %2</source>
        <translation>Dessin du réseau, vue&#xa0;%1 sur&#xa0;%2</translation>
    </message>
    <message>
        <source>View %1 of %2</source>
        <translation>Vue&#xa0;%1 sur&#xa0;%2</translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n autre</numerusform>
            <numerusform>%n autres</numerusform>
        </translation>
    </message>
    <message>
        <source>No longer drawn, but still running: %1. Apply ends that.</source>
        <translation>Encore en marche, mais plus sur le dessin&#xa0;: %1. Appliquer y met fin.</translation>
    </message>
    <message>
        <source>The kernel is as drawn, but for what has no cable and so does not exist there: %1</source>
        <translation>Le noyau est conforme au dessin, sauf ce qui n’a pas de câble et n’y existe donc pas&#xa0;: %1</translation>
    </message>
    <message>
        <source>First correct what is typed in the inspector, or give it up with Escape: %1</source>
        <translation>Corrigez d’abord ce qui est saisi dans l’inspecteur, ou renoncez-y par Échap&#xa0;: %1</translation>
    </message>
</context>
<context>
    <name>toile::DrawingTabs</name>
    <message>
        <source>Open drawings</source>
        <translation>Dessins ouverts</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Accueil</translation>
    </message>
    <message>
        <source>No file yet</source>
        <translation>Pas encore de fichier</translation>
    </message>
</context>
<context>
    <name>toile::Dropping</name>
    <message>
        <source>“%1” is no file of this computer: save it here first, then drop the file.</source>
        <translation>«&#xa0;%1&#xa0;» n’est pas un fichier de cet ordinateur&#xa0;: enregistrez-le d’abord ici, puis déposez le fichier.</translation>
    </message>
    <message>
        <source>“%1” is a folder: drop the files in it.</source>
        <translation>«&#xa0;%1&#xa0;» est un dossier&#xa0;: déposez les fichiers qu’il contient.</translation>
    </message>
    <message numerus="yes">
        <source>And %n more.</source>
        <translation>
            <numerusform>Et %n autre.</numerusform>
            <numerusform>Et %n autres.</numerusform>
        </translation>
    </message>
    <message>
        <source>Not used</source>
        <translation>Non utilisé</translation>
    </message>
    <message numerus="yes">
        <source>%n of the things that were dropped cannot be used.</source>
        <translation>
            <numerusform>%n des éléments déposés ne peut pas être utilisé.</numerusform>
            <numerusform>%n des éléments déposés ne peuvent pas être utilisés.</numerusform>
        </translation>
    </message>
    <message>
        <source>“%1” is neither a lab (.toile) nor a picture (PNG, JPEG or SVG).</source>
        <translation>«&#xa0;%1&#xa0;» n’est ni un lab (.toile) ni une image (PNG, JPEG ou SVG).</translation>
    </message>
    <message>
        <source>“%1”: %2</source>
        <translation>«&#xa0;%1&#xa0;»&#xa0;: %2</translation>
    </message>
    <message>
        <source>“%1” is a picture, and there is no drawing to put it on: begin one first.</source>
        <translation>«&#xa0;%1&#xa0;» est une image, et il n’y a pas de dessin où la poser&#xa0;: commencez-en un d’abord.</translation>
    </message>
</context>
<context>
    <name>toile::ElementPalette</name>
    <message>
        <source>Palette of elements</source>
        <translation>Palette des éléments</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>A text on the drawing: a question, a hint, a remark. Markdown makes it bold, or a list.</source>
        <translation>Un texte sur le dessin&#xa0;: une question, un indice, une remarque. Markdown le met en gras, ou en liste.</translation>
    </message>
    <message>
        <source>Frame</source>
        <translation>Cadre</translation>
    </message>
    <message>
        <source>A titled frame behind what belongs together: a site, a room, a network.</source>
        <translation>Un cadre titré derrière ce qui va ensemble&#xa0;: un site, une salle, un réseau.</translation>
    </message>
    <message>
        <source>Arrow</source>
        <translation>Flèche</translation>
    </message>
    <message>
        <source>Points from one place or element to another. An end that is dropped on an element stays with it.</source>
        <translation>Va d’un endroit ou d’un élément à un autre. Un bout posé sur un élément le suit.</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>Image</translation>
    </message>
    <message>
        <source>Drag it onto the drawing, or click it and then the drawing, as often as you like; Enter inserts one.</source>
        <translation>Glissez-le sur le dessin, ou cliquez-le puis cliquez le dessin, autant de fois que vous voulez&#xa0;; Entrée en insère un.</translation>
    </message>
    <message>
        <source>A PNG, JPEG or SVG picture. It is kept in the lab’s own file.</source>
        <translation>Une image PNG, JPEG ou SVG. Elle est gardée dans le fichier du lab.</translation>
    </message>
</context>
<context>
    <name>toile::ExportDialog</name>
    <message>
        <source>Export the picture</source>
        <translation>Exporter l’image</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>&amp;Exporter…</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Copier</translation>
    </message>
    <message>
        <source>Put this picture into the clipboard.</source>
        <translation>Mettre cette image dans le presse-papiers.</translation>
    </message>
    <message>
        <source>Pixels (PNG)</source>
        <translation>Pixels (PNG)</translation>
    </message>
    <message>
        <source>Drawing to scale (SVG)</source>
        <translation>Dessin vectoriel (SVG)</translation>
    </message>
    <message>
        <source>Page (PDF)</source>
        <translation>Page (PDF)</translation>
    </message>
    <message>
        <source>%1 ×</source>
        <translation>%1 ×</translation>
    </message>
    <message>
        <source>&amp;Format:</source>
        <translation>&amp;Format&#xa0;:</translation>
    </message>
    <message>
        <source>&amp;Scale:</source>
        <translation>Éc&amp;helle&#xa0;:</translation>
    </message>
    <message>
        <source>Size:</source>
        <translation>Taille&#xa0;:</translation>
    </message>
    <message>
        <source>&amp;Title</source>
        <translation>&amp;Titre</translation>
    </message>
    <message>
        <source>Name and state of the lab, over the drawing.</source>
        <translation>Nom et état du lab, au-dessus du dessin.</translation>
    </message>
    <message>
        <source>Li&amp;ve tables</source>
        <translation>Tables en &amp;direct</translation>
    </message>
    <message>
        <source>ARP, MAC and conntrack tables as they are now.</source>
        <translation>Tables ARP, MAC et conntrack, telles qu’elles sont maintenant.</translation>
    </message>
    <message>
        <source>&amp;Only what is selected</source>
        <translation>&amp;Seulement la sélection</translation>
    </message>
    <message>
        <source>With all that is inside, and the cables between.</source>
        <translation>Avec tout ce qu’elle contient, et les câbles entre ses éléments.</translation>
    </message>
    <message>
        <source>%1 × %2 pixels</source>
        <translation>%1 ×&#xa0;%2 pixels</translation>
    </message>
    <message>
        <source>%1 × %2 mm</source>
        <translation>%1 ×&#xa0;%2 mm</translation>
    </message>
    <message>
        <source>drawing</source>
        <translation>dessin</translation>
    </message>
    <message>
        <source>Not exported</source>
        <translation>Non exporté</translation>
    </message>
    <message>
        <source>The picture is in %1.</source>
        <translation>L’image est dans&#xa0;%1.</translation>
    </message>
    <message>
        <source>Not copied</source>
        <translation>Non copié</translation>
    </message>
    <message>
        <source>The picture is in the clipboard.</source>
        <translation>L’image est dans le presse-papiers.</translation>
    </message>
    <message>
        <source>The picture of what is selected is in the clipboard.</source>
        <translation>L’image de la sélection est dans le presse-papiers.</translation>
    </message>
    <message>
        <source>&amp;Legend</source>
        <translation>&amp;Légende</translation>
    </message>
    <message>
        <source>What the marks of the drawing mean, under it.</source>
        <translation>Ce que veulent dire les signes du dessin, sous celui-ci.</translation>
    </message>
</context>
<context>
    <name>toile::Exporting</name>
    <message>
        <source>Not exported</source>
        <translation>Export impossible</translation>
    </message>
    <message>
        <source>Export the script</source>
        <translation>Exporter le script</translation>
    </message>
    <message>
        <source>Shell scripts (*.sh);;All files (*)</source>
        <translation>Scripts shell (*.sh);;Tous les fichiers (*)</translation>
    </message>
    <message>
        <source>The script cannot be written: %1. Choose another folder.</source>
        <translation>Le script ne peut pas être écrit&#xa0;: %1. Choisissez un autre dossier.</translation>
    </message>
</context>
<context>
    <name>toile::FieldForm</name>
    <message>
        <source>Change %1 of %2</source>
        <translation>Modifier «&#xa0;%1&#xa0;» de %2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1&#xa0;: %2</translation>
    </message>
</context>
<context>
    <name>toile::FindingsPanel</name>
    <message>
        <source>Findings</source>
        <translation>Remarques</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>Element</source>
        <translation>Élément</translation>
    </message>
    <message>
        <source>What is seen</source>
        <translation>Remarque</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>Remède</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Avertissement</translation>
    </message>
    <message>
        <source>Information</source>
        <translation>Information</translation>
    </message>
    <message>
        <source>In one click</source>
        <translation>En un clic</translation>
    </message>
    <message>
        <source>Renumber to %1</source>
        <translation>Renuméroter en %1</translation>
    </message>
    <message>
        <source>Renumber…</source>
        <translation>Renuméroter…</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1&#xa0;: %2</translation>
    </message>
    <message>
        <source>Renumber %1 to %2</source>
        <translation>Renuméroter %1 en %2</translation>
    </message>
    <message>
        <source>%1 is %2 now; Ctrl+Z takes it back.</source>
        <translation>%1 est maintenant %2&#xa0;; Ctrl+Z l’annule.</translation>
    </message>
    <message>
        <source>%1: done; Ctrl+Z takes it back.</source>
        <translation>%1&#xa0;: fait&#xa0;; Ctrl+Z l’annule.</translation>
    </message>
    <message>
        <source>Show it on the drawing</source>
        <translation>Le montrer sur le dessin</translation>
    </message>
    <message>
        <source>Move every address, route, rule and check of %1 there, also in the texts. It can be undone.</source>
        <translation>Y déplacer chaque adresse, route, règle et vérification de %1, dans les textes aussi. Cela peut être annulé.</translation>
    </message>
    <message numerus="yes">
        <source>%1 is %2 now, at %n place(s) in the lab’s texts too; Ctrl+Z takes it back.</source>
        <translation>
            <numerusform>%1 est maintenant %2, à %n endroit des textes du lab aussi&#xa0;; Ctrl+Z l’annule.</numerusform>
            <numerusform>%1 est maintenant %2, à %n endroits des textes du lab aussi&#xa0;; Ctrl+Z l’annule.</numerusform>
        </translation>
    </message>
    <message>
        <source>No problem found: the drawing looks right.</source>
        <translation>Aucun problème trouvé&#xa0;: le dessin semble correct.</translation>
    </message>
    <message>
        <source>Nothing drawn yet.</source>
        <translation>Rien n’est encore dessiné.</translation>
    </message>
    <message>
        <source>Nothing to report so far.</source>
        <translation>Rien à signaler pour l’instant.</translation>
    </message>
    <message>
        <source>1 warning</source>
        <translation>1 avertissement</translation>
    </message>
    <message>
        <source>%1 warnings</source>
        <translation>%1 avertissements</translation>
    </message>
    <message>
        <source>1 remark</source>
        <translation>1 information</translation>
    </message>
    <message>
        <source>%1 remarks</source>
        <translation>%1 informations</translation>
    </message>
    <message>
        <source>%1 – %2: %3</source>
        <translation>%1 – %2&#xa0;: %3</translation>
    </message>
    <message>
        <source>Fold</source>
        <translation>Replier</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Afficher</translation>
    </message>
    <message>
        <source>Fold the findings</source>
        <translation>Replier les remarques</translation>
    </message>
    <message>
        <source>Show the findings</source>
        <translation>Afficher les remarques</translation>
    </message>
    <message>
        <source>%1 is hidden under this machine.</source>
        <translation>La machine %1 est cachée sous celle-ci.</translation>
    </message>
    <message>
        <source>%1 machines are hidden under this one.</source>
        <translation>%1 machines sont cachées sous celle-ci.</translation>
    </message>
    <message>
        <source>Lay them out, or drag them apart.</source>
        <translation>Disposez-les, ou écartez-les à la souris.</translation>
    </message>
    <message>
        <source>Lay out</source>
        <translation>Disposer</translation>
    </message>
    <message>
        <source>Give each of them a place of its own. It can be undone.</source>
        <translation>Donner à chacune une place à elle. Cela peut être annulé.</translation>
    </message>
    <message>
        <source>Unlock them, then lay them out or drag them apart.</source>
        <translation>Déverrouillez-les, puis disposez-les ou écartez-les à la souris.</translation>
    </message>
</context>
<context>
    <name>toile::Gallery</name>
    <message>
        <source>Labs of the course</source>
        <translation>Labs du cours</translation>
    </message>
</context>
<context>
    <name>toile::GenerateDialog</name>
    <message>
        <source>Generate a network</source>
        <translation>Générer un réseau</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Aperçu</translation>
    </message>
    <message>
        <source>&amp;Insert</source>
        <translation>&amp;Insérer</translation>
    </message>
    <message>
        <source>&amp;Shape</source>
        <translation>&amp;Forme</translation>
    </message>
    <message>
        <source>&amp;Machines</source>
        <translation>&amp;Machines</translation>
    </message>
    <message>
        <source>&amp;Kind</source>
        <translation>T&amp;ype</translation>
    </message>
    <message>
        <source>&amp;Branches of a switch</source>
        <translation>&amp;Branches d’un commutateur</translation>
    </message>
    <message>
        <source>&amp;VLANs</source>
        <translation>&amp;VLAN</translation>
    </message>
    <message>
        <source>&amp;Network</source>
        <translation>&amp;Réseau</translation>
    </message>
    <message>
        <source>Star round a switch</source>
        <translation>Étoile autour d’un commutateur</translation>
    </message>
    <message>
        <source>Chain</source>
        <translation>Chaîne</translation>
    </message>
    <message>
        <source>Ring</source>
        <translation>Anneau</translation>
    </message>
    <message>
        <source>Full mesh</source>
        <translation>Maillage complet</translation>
    </message>
    <message>
        <source>Tree of switches</source>
        <translation>Arbre de commutateurs</translation>
    </message>
    <message>
        <source>Two switches and a trunk</source>
        <translation>Deux commutateurs et un trunk</translation>
    </message>
    <message numerus="yes">
        <source>%n VM(s)</source>
        <translation>
            <numerusform>%n VM</numerusform>
            <numerusform>%n VM</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n router(s)</source>
        <translation>
            <numerusform>%n routeur</numerusform>
            <numerusform>%n routeurs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n switch(es)</source>
        <translation>
            <numerusform>%n commutateur</numerusform>
            <numerusform>%n commutateurs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n PC(s)</source>
        <translation>
            <numerusform>%n PC</numerusform>
            <numerusform>%n PC</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n host(s)</source>
        <translation>
            <numerusform>%n hôte</numerusform>
            <numerusform>%n hôtes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cable(s)</source>
        <translation>
            <numerusform>%n câble</numerusform>
            <numerusform>%n câbles</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n network(s)</source>
        <translation>
            <numerusform>%n réseau</numerusform>
            <numerusform>%n réseaux</numerusform>
        </translation>
    </message>
    <message>
        <source>network %1</source>
        <translation>réseau %1</translation>
    </message>
</context>
<context>
    <name>toile::HistoryPanel</name>
    <message>
        <source>History</source>
        <translation>Historique</translation>
    </message>
    <message>
        <source>What was done to the drawing; choosing a step goes there</source>
        <translation>Ce qui a été fait au dessin&#xa0;; choisir une étape y mène</translation>
    </message>
    <message>
        <source>As it was opened</source>
        <translation>Tel qu’il a été ouvert</translation>
    </message>
    <message>
        <source>This drawing is too large for small pictures.</source>
        <translation>Ce dessin est trop grand pour de petites images.</translation>
    </message>
    <message>
        <source>The drawing after “%1”</source>
        <translation>Le dessin après «&#xa0;%1&#xa0;»</translation>
    </message>
</context>
<context>
    <name>toile::Inspector</name>
    <message>
        <source>given by Linux</source>
        <translation>choisie par Linux</translation>
    </message>
    <message>
        <source>add: 10.0.0.1/24</source>
        <translation>ajouter&#xa0;: 10.0.0.1/24</translation>
    </message>
    <message>
        <source>add: default via 10.0.0.254</source>
        <translation>ajouter&#xa0;: default via 10.0.0.254</translation>
    </message>
    <message>
        <source>Port of bridge</source>
        <translation>Port du pont</translation>
    </message>
    <message>
        <source>Frames that arrive here go to the other ports: `ip link set veth1 master br0`.</source>
        <translation>Les trames qui arrivent ici vont aux autres ports&#xa0;: `ip link set veth1 master br0`.</translation>
    </message>
    <message>
        <source>none</source>
        <translation>aucun</translation>
    </message>
    <message>
        <source>This is longer than %1 characters; shorten it.</source>
        <translation>Ce texte dépasse %1 caractères&#xa0;; raccourcissez-le.</translation>
    </message>
    <message>
        <source>Lab name</source>
        <translation>Nom du lab</translation>
    </message>
    <message>
        <source>It is deployed under this name: `toilectl show NAME arp`.</source>
        <translation>Il est déployé sous ce nom&#xa0;: `toilectl show NOM arp`.</translation>
    </message>
    <message>
        <source>Written above the drawing when Toile speaks this language.</source>
        <translation>Écrit au-dessus du dessin quand Toile parle cette langue.</translation>
    </message>
    <message>
        <source>A short text for the student: what to look at, what to try.</source>
        <translation>Un texte court pour l’étudiant&#xa0;: quoi regarder, quoi essayer.</translation>
    </message>
    <message>
        <source>Title (French)</source>
        <translation>Titre (français)</translation>
    </message>
    <message>
        <source>Title (English)</source>
        <translation>Titre (anglais)</translation>
    </message>
    <message>
        <source>Description (French)</source>
        <translation>Description (français)</translation>
    </message>
    <message>
        <source>Description (English)</source>
        <translation>Description (anglais)</translation>
    </message>
    <message>
        <source>Text (French)</source>
        <translation>Texte (français)</translation>
    </message>
    <message>
        <source>Text (English)</source>
        <translation>Texte (anglais)</translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation>Inspecteur</translation>
    </message>
    <message numerus="yes">
        <source>%n element(s) selected</source>
        <translation>
            <numerusform>%n élément sélectionné</numerusform>
            <numerusform>%n éléments sélectionnés</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Lab: %n machine(s)</source>
        <translation>
            <numerusform>Lab&#xa0;: %n machine</numerusform>
            <numerusform>Lab&#xa0;: %n machines</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cable(s)</source>
        <translation>
            <numerusform>%n câble</numerusform>
            <numerusform>%n câbles</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 inside %2</source>
        <translation>%1 dans %2</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 de %2</translation>
    </message>
    <message>
        <source>Cable</source>
        <translation>Câble</translation>
    </message>
    <message>
        <source>port of %1</source>
        <translation>port de %1</translation>
    </message>
    <message>
        <source>no cable</source>
        <translation>sans câble</translation>
    </message>
    <message>
        <source>Interfaces and machines inside</source>
        <translation>Interfaces et machines contenues</translation>
    </message>
    <message>
        <source>Ports</source>
        <translation>Ports</translation>
    </message>
    <message>
        <source>Ends</source>
        <translation>Bouts</translation>
    </message>
    <message>
        <source>At the other end</source>
        <translation>À l’autre bout</translation>
    </message>
    <message>
        <source>Selected</source>
        <translation>Sélection</translation>
    </message>
    <message>
        <source>Move or delete them together; select one to see its fields.</source>
        <translation>Déplacez-les ou supprimez-les ensemble&#xa0;; sélectionnez-en un pour voir ses champs.</translation>
    </message>
    <message>
        <source>Over the interface</source>
        <translation>Par l’interface</translation>
    </message>
    <message>
        <source>What carries its frames: `ip link add link eth0 …`, or `dev eth0` for a VXLAN.</source>
        <translation>Ce qui porte ses trames&#xa0;: `ip link add link eth0 …`, ou `dev eth0` pour un VXLAN.</translation>
    </message>
    <message>
        <source>as 100,200-210</source>
        <translation>par exemple 100,200-210</translation>
    </message>
    <message>
        <source>chosen by Linux</source>
        <translation>choisie par Linux</translation>
    </message>
    <message>
        <source>Written in the middle of the arrow.</source>
        <translation>Écrit au milieu de la flèche.</translation>
    </message>
    <message>
        <source>What it shows (French)</source>
        <translation>Ce qu’elle montre (français)</translation>
    </message>
    <message>
        <source>What it shows (English)</source>
        <translation>Ce qu’elle montre (anglais)</translation>
    </message>
    <message>
        <source>Read out to whoever cannot see the picture.</source>
        <translation>Lu à qui ne peut pas voir l’image.</translation>
    </message>
    <message>
        <source>Shown when Toile speaks this language. Markdown: # heading, **bold**, `code`, - list.</source>
        <translation>Montré quand Toile parle cette langue. Markdown&#xa0;: # titre, **gras**, `code`, - liste.</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>Couleur</translation>
    </message>
    <message>
        <source>Of the line; empty: grey. As #0072b2, or one of the list.</source>
        <translation>Celle du trait&#xa0;; vide&#xa0;: gris. Comme #0072b2, ou une de la liste.</translation>
    </message>
    <message>
        <source>grey</source>
        <translation>gris</translation>
    </message>
    <message>
        <source>blue</source>
        <translation>bleu</translation>
    </message>
    <message>
        <source>orange</source>
        <translation>orange</translation>
    </message>
    <message>
        <source>green</source>
        <translation>vert</translation>
    </message>
    <message>
        <source>pink</source>
        <translation>rose</translation>
    </message>
    <message>
        <source>vermilion</source>
        <translation>vermillon</translation>
    </message>
    <message>
        <source>sky blue</source>
        <translation>bleu ciel</translation>
    </message>
    <message>
        <source>plum</source>
        <translation>prune</translation>
    </message>
    <message>
        <source>violet</source>
        <translation>violet</translation>
    </message>
    <message>
        <source>An element that this end stays with wherever it is moved; none: a place on the drawing.</source>
        <translation>Un élément que ce bout suit où qu’il aille&#xa0;; aucun&#xa0;: un endroit du dessin.</translation>
    </message>
    <message>
        <source>An arrow ends elsewhere than where it begins.</source>
        <translation>Une flèche finit ailleurs que là où elle commence.</translation>
    </message>
    <message>
        <source>From</source>
        <translation>De</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Vers</translation>
    </message>
    <message>
        <source>A lab’s name has up to 64 letters, digits, “-”, “_” and “.”, and begins with a letter or digit, as &quot;case-1b&quot;.</source>
        <translation>Le nom d’un lab a jusqu’à 64 lettres, chiffres, «&#xa0;-&#xa0;», «&#xa0;_&#xa0;» et «&#xa0;.&#xa0;», et commence par une lettre ou un chiffre, comme «&#xa0;case-1b&#xa0;».</translation>
    </message>
    <message>
        <source>Linux’s own: 1500</source>
        <translation>celui de Linux&#xa0;: 1500</translation>
    </message>
    <message>
        <source>the bridge’s default</source>
        <translation>celui du pont</translation>
    </message>
    <message>
        <source>Linux’s own</source>
        <translation>celui de Linux</translation>
    </message>
    <message>
        <source>Written on the frame’s border.</source>
        <translation>Écrit sur le bord du cadre.</translation>
    </message>
    <message>
        <source>the untagged VLAN</source>
        <translation>le VLAN sans étiquette</translation>
    </message>
    <message>
        <source>VLAN %1 on %2</source>
        <translation>VLAN %1 sur %2</translation>
    </message>
    <message>
        <source>What was typed was wrong and is given up: %1</source>
        <translation>La saisie était fausse et est abandonnée&#xa0;: %1</translation>
    </message>
</context>
<context>
    <name>toile::InstructionsPanel</name>
    <message>
        <source>Ed&amp;it</source>
        <translation>&amp;Modifier</translation>
    </message>
    <message>
        <source>Write the instructions of this lab, in Markdown.</source>
        <translation>Écrire les consignes de ce lab, en Markdown.</translation>
    </message>
    <message>
        <source>Language of the text</source>
        <translation>Langue du texte</translation>
    </message>
    <message>
        <source>French</source>
        <translation>Français</translation>
    </message>
    <message>
        <source>English</source>
        <translation>Anglais</translation>
    </message>
    <message>
        <source>Instructions</source>
        <translation>Consignes</translation>
    </message>
    <message>
        <source>Text of the instructions, in Markdown</source>
        <translation>Texte des consignes, en Markdown</translation>
    </message>
    <message>
        <source># Title

Text with **bold** and `code`. A link selects an element: [VM1](toile:VM1), [its eth0](toile:VM1/eth0).

- [ ] A step to tick</source>
        <translation># Titre

Du texte avec **gras** et `code`. Un lien sélectionne un élément&#xa0;: [VM1](toile:VM1), [son eth0](toile:VM1/eth0).

- [ ] Une étape à cocher</translation>
    </message>
    <message>
        <source>This lab has no instructions. *Edit* writes some.</source>
        <translation>Ce lab n’a pas de consignes&#xa0;: écrivez-en avec *Modifier*.</translation>
    </message>
    <message>
        <source>There is no “%1” in this drawing.</source>
        <translation>Il n’y a pas de «&#xa0;%1&#xa0;» dans ce dessin.</translation>
    </message>
    <message>
        <source>&amp;Preview</source>
        <translation>&amp;Aperçu</translation>
    </message>
    <message>
        <source>Edit the instructions</source>
        <translation>Modifier les consignes</translation>
    </message>
    <message>
        <source>Steps done: %1 of %2</source>
        <translation>Étapes faites&#xa0;: %1 sur&#xa0;%2</translation>
    </message>
</context>
<context>
    <name>toile::LabChecks</name>
    <message>
        <source>%1 gets an answer from %2.</source>
        <translation>%1 obtient une réponse de %2.</translation>
    </message>
    <message>
        <source>%1 gets no answer from %2.</source>
        <translation>%1 n’obtient aucune réponse de %2.</translation>
    </message>
    <message>
        <source>%1 translates what %2 sends to %3: an address becomes %4.</source>
        <translation>%1 traduit ce que %2 envoie à %3&#xa0;: une adresse devient %4.</translation>
    </message>
    <message>
        <source>An answer came.</source>
        <translation>Une réponse est venue.</translation>
    </message>
    <message>
        <source>No answer came.</source>
        <translation>Aucune réponse n’est venue.</translation>
    </message>
    <message>
        <source>An answer came, and conntrack shows the translated address.</source>
        <translation>Une réponse est venue, et conntrack montre l’adresse traduite.</translation>
    </message>
    <message>
        <source>An answer came, but conntrack shows no such translation.</source>
        <translation>Une réponse est venue, mais conntrack ne montre pas cette traduction.</translation>
    </message>
    <message>
        <source>It could not be tried. %1</source>
        <translation>L’essai n’a pas pu se faire. %1</translation>
    </message>
</context>
<context>
    <name>toile::LabFiles</name>
    <message>
        <source>Toile labs (*.toile);;All files (*)</source>
        <translation>Labs de Toile (*.toile);;Tous les fichiers (*)</translation>
    </message>
    <message>
        <source>No automatic copy</source>
        <translation>Pas de copie automatique</translation>
    </message>
    <message>
        <source>Save the lab as</source>
        <translation>Enregistrer le lab sous</translation>
    </message>
    <message>
        <source>Name the lab</source>
        <translation>Nommer le lab</translation>
    </message>
    <message>
        <source>Not saved</source>
        <translation>Non enregistré</translation>
    </message>
    <message>
        <source>Unsaved changes</source>
        <translation>Modifications non enregistrées</translation>
    </message>
    <message>
        <source>Save the changes to “%1”?</source>
        <translation>Enregistrer les modifications de «&#xa0;%1&#xa0;»&#xa0;?</translation>
    </message>
    <message>
        <source>What you have drawn since the last save is lost otherwise.</source>
        <translation>Sinon, ce que vous avez dessiné depuis le dernier enregistrement sera perdu.</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Enregistrer</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>&amp;Annuler</translation>
    </message>
    <message>
        <source>Changed by another program</source>
        <translation>Modifié par un autre programme</translation>
    </message>
    <message>
        <source>“%1” is not as it was when it was opened here.</source>
        <translation>«&#xa0;%1&#xa0;» n’est plus tel qu’il était quand il a été ouvert ici.</translation>
    </message>
    <message>
        <source>Saving replaces what the other program wrote. Save under another name to keep both.</source>
        <translation>Enregistrer remplace ce que l’autre programme a écrit. Enregistrez sous un autre nom pour garder les deux.</translation>
    </message>
    <message>
        <source>Save &amp;as…</source>
        <translation>Enregistrer &amp;sous…</translation>
    </message>
    <message>
        <source>&amp;Replace</source>
        <translation>&amp;Remplacer</translation>
    </message>
    <message>
        <source>Read the file again</source>
        <translation>Relire le fichier</translation>
    </message>
    <message>
        <source>Give up what you have changed in “%1” since the last save?</source>
        <translation>Abandonner ce que vous avez changé dans «&#xa0;%1&#xa0;» depuis le dernier enregistrement&#xa0;?</translation>
    </message>
    <message>
        <source>The drawing becomes what the other program wrote. To keep both, save yours under another name.</source>
        <translation>Le dessin devient ce que l’autre programme a écrit. Pour garder les deux, enregistrez le vôtre sous un autre nom.</translation>
    </message>
    <message>
        <source>&amp;Read it again</source>
        <translation>&amp;Relire</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>&amp;Fermer</translation>
    </message>
    <message>
        <source>The drawing is still here.</source>
        <translation>Le dessin est toujours ici.</translation>
    </message>
    <message>
        <source>&amp;Don’t save</source>
        <translation>&amp;Ne pas enregistrer</translation>
    </message>
</context>
<context>
    <name>toile::LabOpener</name>
    <message>
        <source>Open labs</source>
        <translation>Ouvrir des labs</translation>
    </message>
    <message>
        <source>Recover a drawing</source>
        <translation>Récupérer un dessin</translation>
    </message>
    <message>
        <source>An automatic copy of %1 is there. Recover it, or discard it for good?</source>
        <translation>Une copie automatique du %1 existe. La récupérer, ou la jeter définitivement&#xa0;?</translation>
    </message>
    <message>
        <source>&amp;Recover</source>
        <translation>&amp;Récupérer</translation>
    </message>
    <message>
        <source>&amp;Discard</source>
        <translation>&amp;Jeter</translation>
    </message>
    <message>
        <source>Ask &amp;later</source>
        <translation>Demander &amp;plus tard</translation>
    </message>
    <message>
        <source>Recover &amp;all %1</source>
        <translation>R&amp;écupérer les %1</translation>
    </message>
    <message>
        <source>“%1” was not saved when Toile closed unexpectedly.</source>
        <translation>«&#xa0;%1&#xa0;» n’était pas enregistré quand Toile s’est fermé de façon inattendue.</translation>
    </message>
</context>
<context>
    <name>toile::LabRun</name>
    <message>
        <source>The lab has no name. Save it under a name first.</source>
        <translation>Le lab n’a pas de nom. Enregistrez-le d’abord sous un nom.</translation>
    </message>
</context>
<context>
    <name>toile::ListRow</name>
    <message>
        <source>%1, entry %2</source>
        <translation>%1, ligne %2</translation>
    </message>
    <message>
        <source>%1, add one</source>
        <translation>%1, en ajouter</translation>
    </message>
    <message>
        <source>empty: removed</source>
        <translation>vide&#xa0;: supprimée</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Supprimer</translation>
    </message>
</context>
<context>
    <name>toile::Main</name>
    <message>
        <source>toile: there is no display to open a window on. Work without one: “./dev run” runs the lab headless, “toilectl” does everything from the command line, “toile --export lab.png LAB” draws it. Or connect with “ssh -X”.
</source>
        <translation>toile&#xa0;: il n’y a pas d’affichage où ouvrir une fenêtre. Travaillez sans&#xa0;: «&#xa0;./dev run&#xa0;» déroule le lab sans fenêtre, «&#xa0;toilectl&#xa0;» fait tout en ligne de commande, «&#xa0;toile --export lab.png LAB&#xa0;» le dessine. Ou connectez-vous par «&#xa0;ssh -X&#xa0;».
</translation>
    </message>
    <message>
        <source>Try toile --help.</source>
        <translation>Essayez toile --help.</translation>
    </message>
</context>
<context>
    <name>toile::MainWindow</name>
    <message>
        <source>Palette</source>
        <translation>Palette</translation>
    </message>
    <message>
        <source>%1[*] – Toile</source>
        <translation>%1[*] – Toile</translation>
    </message>
    <message>
        <source>Toile</source>
        <translation>Toile</translation>
    </message>
    <message>
        <source>&amp;Apply</source>
        <translation>&amp;Appliquer</translation>
    </message>
    <message>
        <source>&amp;Deploy</source>
        <translation>&amp;Déployer</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Fichier</translation>
    </message>
    <message>
        <source>Open &amp;recent</source>
        <translation>Fichiers &amp;récents</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Édition</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Annuler</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>R&amp;établir</translation>
    </message>
    <message>
        <source>Take back the last change of the drawing.</source>
        <translation>Annuler la dernière modification du dessin.</translation>
    </message>
    <message>
        <source>Do again what was taken back.</source>
        <translation>Rétablir ce qui a été annulé.</translation>
    </message>
    <message>
        <source>&amp;Insert</source>
        <translation>&amp;Insérer</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Affichage</translation>
    </message>
    <message>
        <source>&amp;Lab</source>
        <translation>&amp;Lab</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>A&amp;ide</translation>
    </message>
    <message>
        <source>Tools</source>
        <translation>Outils</translation>
    </message>
    <message>
        <source>The script of this lab is in the clipboard.</source>
        <translation>Le script de ce lab est dans le presse-papiers.</translation>
    </message>
    <message>
        <source>&amp;Clear this list</source>
        <translation>&amp;Vider cette liste</translation>
    </message>
    <message>
        <source>%1 %</source>
        <comment>zoom</comment>
        <translation>%1&#xa0;%</translation>
    </message>
    <message>
        <source>T&amp;ool</source>
        <translation>Outi&amp;l</translation>
    </message>
    <message>
        <source>Ca&amp;bles</source>
        <translation>Câ&amp;bles</translation>
    </message>
    <message>
        <source>Welcome to Toile</source>
        <translation>Bienvenue dans Toile</translation>
    </message>
    <message>
        <source>Draw a Linux network, run it on the real kernel, and watch it work. This tour takes a minute and opens a lab of the course. Escape skips it; it stays in the Help menu.</source>
        <translation>Dessinez un réseau Linux, déployez-le dans le vrai noyau et regardez-le fonctionner. Cette visite prend une minute et ouvre un lab du cours. Échap la ferme&#xa0;; elle reste dans le menu Aide.</translation>
    </message>
    <message>
        <source>Drag a machine from here onto the drawing, a VM or a bridge into a host; or press Enter on it. Point at one to read what it is in Linux.</source>
        <translation>Glissez d’ici une machine sur le dessin, une VM ou un pont dans un hôte&#xa0;; ou choisissez-la et appuyez sur Entrée. Survolez-en une pour lire ce qu’elle est sous Linux.</translation>
    </message>
    <message>
        <source>Drawing</source>
        <translation>Dessin</translation>
    </message>
    <message>
        <source>Deploy</source>
        <translation>Déployer</translation>
    </message>
    <message>
        <source>One click builds this drawing in the Linux kernel. The plan comes first, with the command that equals each step. Undeploy leaves nothing behind.</source>
        <translation>Un clic fait de ce dessin un vrai réseau dans le noyau Linux. Le plan vient d’abord, avec la commande qui équivaut à chaque étape. Retirer le lab ne laisse rien.</translation>
    </message>
    <message>
        <source>Live tables</source>
        <translation>Tables en direct</translation>
    </message>
    <message>
        <source>This strip says whether the lab runs. Once it does, ARP tables hang under machines and MAC tables under bridges, and change as the kernel changes them.</source>
        <translation>Cette bande dit si le lab est déployé. Quand il l’est, les tables ARP pendent sous les machines et les tables MAC sous les ponts, et changent quand le noyau les change.</translation>
    </message>
    <message>
        <source>Ping</source>
        <translation>Ping</translation>
    </message>
    <message>
        <source>Choose two machines here, or drag from one to the other with the ping tool, and watch the tables fill.</source>
        <translation>Choisissez ici deux machines, ou glissez de l’une à l’autre avec l’outil ping, et regardez les tables se remplir.</translation>
    </message>
    <message>
        <source>Open this file again.</source>
        <translation>Rouvrir ce fichier.</translation>
    </message>
    <message>
        <source>Forget which files were opened; the files stay.</source>
        <translation>Oublier quels fichiers ont été ouverts&#xa0;; les fichiers restent.</translation>
    </message>
    <message>
        <source>Filled in &amp;while drawing</source>
        <translation>Remplissage automati&amp;que</translation>
    </message>
    <message>
        <source>VXLA&amp;N layers</source>
        <translation>Couches V&amp;XLAN</translation>
    </message>
    <message>
        <source>Zoom: %1</source>
        <translation>Zoom&#xa0;: %1</translation>
    </message>
    <message>
        <source>Pull a cable from the ⊕ over a box, or from a tab, to another box. Names and free addresses are filled in; Enter or a double-click changes them. Everything can be undone.</source>
        <translation>Tirez un câble du ⊕ au-dessus d’une boîte, ou d’un onglet, vers une autre boîte. Noms et adresses libres sont donnés d’office&#xa0;; Entrée ou un double clic les change. Tout peut être annulé.</translation>
    </message>
    <message>
        <source>Pane&amp;ls</source>
        <translation>V&amp;olets</translation>
    </message>
    <message>
        <source>&amp;Palette</source>
        <translation>&amp;Palette</translation>
    </message>
    <message>
        <source>Renumber %1…</source>
        <translation>Renuméroter %1…</translation>
    </message>
    <message>
        <source>Vie&amp;ws</source>
        <translation>V&amp;ues</translation>
    </message>
    <message>
        <source>Live ta&amp;bles</source>
        <translation>Ta&amp;bles en direct</translation>
    </message>
    <message>
        <source>Select one machine, interface or cable first: then it is said what it is in Linux.</source>
        <translation>Sélectionnez d’abord une machine, une interface ou un câble&#xa0;: il est dit alors ce que c’est dans Linux.</translation>
    </message>
</context>
<context>
    <name>toile::Minimap</name>
    <message>
        <source>Minimap</source>
        <translation>Mini-carte</translation>
    </message>
    <message>
        <source>Drag the frame to look elsewhere in the drawing.</source>
        <translation>Glissez le cadre pour regarder ailleurs dans le dessin.</translation>
    </message>
</context>
<context>
    <name>toile::MoveMenu</name>
    <message>
        <source>Move in&amp;side</source>
        <translation>&amp;Mettre dans</translation>
    </message>
    <message>
        <source>Move the selected machines there, with all that is in them and their cables.</source>
        <translation>Y déplacer les machines sélectionnées, avec tout ce qu’elles contiennent et leurs câbles.</translation>
    </message>
    <message>
        <source>Move into %1</source>
        <translation>Déplacer dans %1</translation>
    </message>
    <message>
        <source>The &amp;canvas itself</source>
        <translation>Le &amp;dessin lui-même</translation>
    </message>
    <message>
        <source>the canvas</source>
        <translation>le dessin</translation>
    </message>
</context>
<context>
    <name>toile::NetworkCard</name>
    <message>
        <source>Network without addresses</source>
        <translation>Réseau sans adresses</translation>
    </message>
    <message>
        <source>%1: no address is free</source>
        <translation>%1&#xa0;: aucune adresse libre</translation>
    </message>
    <message>
        <source>%1: %2 free, next %3</source>
        <translation>%1&#xa0;: %2 libres, la prochaine %3</translation>
    </message>
    <message numerus="yes">
        <source>a broadcast reaches %n interface(s)</source>
        <translation>
            <numerusform>une diffusion atteint %n interface</numerusform>
            <numerusform>une diffusion atteint %n interfaces</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n bridge(s)</source>
        <translation>
            <numerusform>%n pont</numerusform>
            <numerusform>%n ponts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n without an address</source>
        <translation>
            <numerusform>%n sans adresse</numerusform>
            <numerusform>%n sans adresse</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>et %n autre</numerusform>
            <numerusform>et %n autres</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>toile::Options</name>
    <message>
        <source>--export needs a file that ends in .png, .svg or .pdf.</source>
        <translation>--export demande un fichier qui finit par .png, .svg ou .pdf.</translation>
    </message>
    <message>
        <source>--lang needs fr or en.</source>
        <translation>--lang demande fr ou en.</translation>
    </message>
    <message>
        <source>--theme needs light or dark.</source>
        <translation>--theme demande light (clair) ou dark (sombre).</translation>
    </message>
    <message>
        <source>--scale needs a number from 1 to 4.</source>
        <translation>--scale demande un nombre de 1 à 4.</translation>
    </message>
    <message>
        <source>--export needs a lab file or the name of a lab to draw.</source>
        <translation>--export demande un fichier de lab ou le nom d’un lab à dessiner.</translation>
    </message>
    <message>
        <source>Give one file or lab at a time, not “%1” as well.</source>
        <translation>Donnez un seul fichier ou lab à la fois, sans «&#xa0;%1&#xa0;».</translation>
    </message>
    <message>
        <source>“%1” is no option of toile.</source>
        <translation>«&#xa0;%1&#xa0;» n’est pas une option de toile.</translation>
    </message>
    <message>
        <source>--physical draws a picture: give --export FILE too.</source>
        <translation>--physical dessine une image&#xa0;: donnez aussi --export FICHIER.</translation>
    </message>
    <message>
        <source>--only needs names of machines, with commas between them.</source>
        <translation>--only attend des noms de machines, séparés par des virgules.</translation>
    </message>
    <message>
        <source>What a picture shows is only asked with --export FILE.</source>
        <translation>Ce que montre une image ne se demande qu’avec --export FICHIER.</translation>
    </message>
    <message>
        <source>--report needs a file that ends in .html or .pdf.</source>
        <translation>--report attend un fichier qui finit en .html ou .pdf.</translation>
    </message>
    <message>
        <source>--student needs a name.</source>
        <translation>--student attend un nom.</translation>
    </message>
    <message>
        <source>Give --export or --report, one at a time.</source>
        <translation>Donnez --export ou --report, l’un à la fois.</translation>
    </message>
    <message>
        <source>--live takes the tables of a running lab: give --export FILE or --report FILE too.</source>
        <translation>--live prend les tables d’un lab déployé&#xa0;: donnez aussi --export FICHIER ou --report FICHIER.</translation>
    </message>
    <message>
        <source>--student is whose report it is: give --report FILE too.</source>
        <translation>--student dit de qui est le compte rendu&#xa0;: donnez aussi --report FICHIER.</translation>
    </message>
    <message>
        <source>--report needs a lab file or the name of a lab to report of.</source>
        <translation>--report attend un fichier de lab ou le nom d’un lab dont rendre compte.</translation>
    </message>
    <message>
        <source>Usage: toile [OPTIONS] [FILE|LAB]
       toile --export OUT [--live] [--physical] [--scale N] [--no-title] … FILE|LAB
       toile --report OUT [--live] [--student NAME] FILE|LAB

Opens a drawing of a Linux network: a .toile file, or a lab that comes with Toile (case-1b).

  --export OUT   draw into OUT.png, OUT.svg or OUT.pdf and end; needs no display
  --report OUT   write the report of a practical into OUT.html or OUT.pdf and end: drawing,
                 address plan, commands, checks, tables, findings; needs no display
  --live         with --export: draw the running lab of that name with its tables;
                 with --report: its tables, and what its checks say now
  --physical     with --export: draw the real network that the lab imitates
  --student NAME with --report: whose it is
  --scale N      with --export OUT.png: pixels for each unit of the drawing, 1 to 4 (2)
  --no-title, --no-legend, --no-tables
                 with --export: leave out the title, the legend, the live tables
  --only NAMES   with --export: these machines (VM1,Host2), what is in them and between them
  --lang fr|en   the language of texts (the system’s)
  --theme light|dark
                 the colours of the window (the desktop’s)
  --help, --version

Exit status: 0 done, 1 the lab or the file is no good, 2 wrong usage or no display,
3 the lab does not run.
</source>
        <translation>Usage&#xa0;: toile [OPTIONS] [FICHIER|LAB]
        toile --export IMAGE [--live] [--physical] [--scale N] [--no-title] … FICHIER|LAB
        toile --report RAPPORT [--live] [--student NOM] FICHIER|LAB

Ouvre le dessin d’un réseau Linux&#xa0;: un fichier .toile, ou un lab fourni avec Toile (case-1b).

  --export IMAGE dessine dans IMAGE.png, IMAGE.svg ou IMAGE.pdf et s’arrête&#xa0;; sans affichage
  --report RAPPORT
                 écrit un compte rendu de TP dans RAPPORT.html ou RAPPORT.pdf et s’arrête&#xa0;: dessin,
                 plan d’adressage, commandes, vérifications, tables, constats&#xa0;; sans affichage
  --live         avec --export&#xa0;: dessine le lab déployé de ce nom avec ses tables&#xa0;;
                 avec --report&#xa0;: ses tables, et ce que disent ses vérifications maintenant
  --physical     avec --export&#xa0;: dessine le réseau réel que le lab imite
  --student NOM  avec --report&#xa0;: de qui il est
  --scale N      avec --export IMAGE.png&#xa0;: pixels par unité du dessin, de 1 à 4 (2)
  --no-title, --no-legend, --no-tables
                 avec --export&#xa0;: sans le titre, la légende, les tables en direct
  --only NOMS    avec --export&#xa0;: ces machines (VM1,Host2), ce qu’elles contiennent et les relie
  --lang fr|en   la langue des textes (celle du système)
  --theme light|dark
                 les couleurs de la fenêtre, claires ou sombres (celles du bureau)
  --help, --version

Code de sortie&#xa0;: 0 fait, 1 lab ou fichier incorrects, 2 mauvais usage ou pas d’affichage,
3 le lab n’est pas déployé.
</translation>
    </message>
</context>
<context>
    <name>toile::Outline</name>
    <message>
        <source>Network without addresses</source>
        <translation>Réseau sans adresses</translation>
    </message>
    <message>
        <source>forwards</source>
        <translation>route</translation>
    </message>
    <message>
        <source>port of %1</source>
        <translation>port de %1</translation>
    </message>
    <message>
        <source>Machines</source>
        <translation>Machines</translation>
    </message>
    <message>
        <source>Networks</source>
        <translation>Réseaux</translation>
    </message>
    <message>
        <source>VLANs</source>
        <translation>VLAN</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Notes</translation>
    </message>
    <message numerus="yes">
        <source>%n member(s)</source>
        <translation>
            <numerusform>%n membre</numerusform>
            <numerusform>%n membres</numerusform>
        </translation>
    </message>
    <message>
        <source>network %1, %2</source>
        <translation>réseau %1, %2</translation>
    </message>
    <message>
        <source>VLAN %1, %2</source>
        <translation>VLAN %1, %2</translation>
    </message>
    <message numerus="yes">
        <source>%1, %n entries</source>
        <translation>
            <numerusform>%1, %n entrée</numerusform>
            <numerusform>%1, %n entrées</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>toile::OutlineModel</name>
    <message>
        <source>Element</source>
        <translation>Élément</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>Name VLAN %1</source>
        <translation>Nommer le VLAN %1</translation>
    </message>
    <message>
        <source>Rename %1 to %2</source>
        <translation>Renommer %1 en %2</translation>
    </message>
    <message>
        <source>the canvas</source>
        <translation>le dessin</translation>
    </message>
    <message>
        <source>Move into %1</source>
        <translation>Déplacer dans %1</translation>
    </message>
    <message>
        <source>no state</source>
        <translation>sans état</translation>
    </message>
</context>
<context>
    <name>toile::OutlinePanel</name>
    <message>
        <source>Outline of the drawing</source>
        <translation>Structure du dessin</translation>
    </message>
    <message>
        <source>Delete machines, interfaces, cables and notes: networks and VLANs come from those.</source>
        <translation>Supprimez des machines, des interfaces, des câbles ou des notes&#xa0;: les réseaux et les VLAN en découlent.</translation>
    </message>
</context>
<context>
    <name>toile::PalettePanel</name>
    <message>
        <source>Search the palette</source>
        <translation>Chercher dans la palette</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Chercher</translation>
    </message>
    <message>
        <source>No element is called “%1”, nor is it in an explanation. Escape shows all.</source>
        <translation>Aucun élément ne s’appelle «&#xa0;%1&#xa0;», et aucune explication n’en parle. Échap les montre tous.</translation>
    </message>
</context>
<context>
    <name>toile::PanelAction</name>
    <message>
        <source>Go to “%1”, or hide it when it is in front already.</source>
        <translation>Aller dans «&#xa0;%1&#xa0;», ou cacher ce volet s’il est déjà devant.</translation>
    </message>
</context>
<context>
    <name>toile::Panels</name>
    <message>
        <source>Findings (%1)</source>
        <translation>Remarques (%1)</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Remarques</translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation>Inspecteur</translation>
    </message>
    <message>
        <source>Checks</source>
        <translation>Vérifications</translation>
    </message>
    <message>
        <source>Ping</source>
        <translation>Ping</translation>
    </message>
    <message>
        <source>Outline</source>
        <translation>Structure</translation>
    </message>
    <message>
        <source>Instructions</source>
        <translation>Consignes</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Historique</translation>
    </message>
    <message>
        <source>&amp;Outline</source>
        <translation>&amp;Structure</translation>
    </message>
    <message>
        <source>&amp;Inspector</source>
        <translation>&amp;Inspecteur</translation>
    </message>
    <message>
        <source>In&amp;structions</source>
        <translation>&amp;Consignes</translation>
    </message>
    <message>
        <source>&amp;Findings</source>
        <translation>&amp;Remarques</translation>
    </message>
    <message>
        <source>&amp;Checks</source>
        <translation>&amp;Vérifications</translation>
    </message>
    <message>
        <source>Pi&amp;ng</source>
        <translation>Pin&amp;g</translation>
    </message>
    <message>
        <source>&amp;History</source>
        <translation>&amp;Historique</translation>
    </message>
    <message>
        <source>Lay out what was hidden</source>
        <translation>Disposer ce qui était caché</translation>
    </message>
</context>
<context>
    <name>toile::PhysicalView</name>
    <message>
        <source>The physical equivalent follows the drawing: go back to the drawing to change it.</source>
        <translation>L’équivalent physique suit le dessin&#xa0;: revenez au dessin pour le modifier.</translation>
    </message>
    <message>
        <source>Physical equivalent, read-only</source>
        <translation>Équivalent physique, en lecture seule</translation>
    </message>
    <message>
        <source>&lt;b&gt;Physical equivalent&lt;/b&gt; – the real network that this lab imitates. Read-only: it follows the drawing.</source>
        <translation>&lt;b&gt;Équivalent physique&lt;/b&gt; – le réseau réel que ce lab imite. En lecture seule&#xa0;: il suit le dessin.</translation>
    </message>
    <message>
        <source>&amp;Back to the drawing</source>
        <translation>&amp;Revenir au dessin</translation>
    </message>
</context>
<context>
    <name>toile::Picture</name>
    <message>
        <source>the lab “%1” does not run; deploy it first: toilectl deploy %2</source>
        <translation>le lab «&#xa0;%1&#xa0;» n’est pas déployé&#xa0;; déployez-le d’abord&#xa0;: toilectl deploy %2</translation>
    </message>
    <message>
        <source>there is no machine “%1” in this lab.</source>
        <translation>il n’y a pas de machine «&#xa0;%1&#xa0;» dans ce lab.</translation>
    </message>
</context>
<context>
    <name>toile::PictureDialog</name>
    <message>
        <source>“%1” cannot be read: %2</source>
        <translation>«&#xa0;%1&#xa0;» ne peut pas être lu&#xa0;:&#xa0;%2</translation>
    </message>
    <message>
        <source>Insert a picture</source>
        <translation>Insérer une image</translation>
    </message>
    <message>
        <source>Pictures (*.png *.jpg *.jpeg *.svg)</source>
        <translation>Images (*.png *.jpg *.jpeg *.svg)</translation>
    </message>
    <message>
        <source>This picture is not inserted</source>
        <translation>Cette image n’est pas insérée</translation>
    </message>
    <message>
        <source>“%1” is no file.</source>
        <translation>«&#xa0;%1&#xa0;» n’est pas un fichier.</translation>
    </message>
</context>
<context>
    <name>toile::PicturePreview</name>
    <message>
        <source>Preview of the picture</source>
        <translation>Aperçu de l’image</translation>
    </message>
</context>
<context>
    <name>toile::PingPanel</name>
    <message>
        <source>Replies</source>
        <translation>Réponses</translation>
    </message>
    <message>
        <source>Write an address as 1.0.0.2, or choose one.</source>
        <translation>Écrivez une adresse comme 1.0.0.2, ou choisissez-en une.</translation>
    </message>
    <message>
        <source>The lab does not answer; deploy it again.</source>
        <translation>Le lab ne répond pas&#xa0;; déployez-le de nouveau.</translation>
    </message>
    <message>
        <source>%1 pings %2…</source>
        <translation>%1 envoie un ping à %2…</translation>
    </message>
    <message>
        <source>The program ping is missing: install it with “sudo apt install iputils-ping”.</source>
        <translation>Le programme ping manque&#xa0;: installez-le par «&#xa0;sudo apt install iputils-ping&#xa0;».</translation>
    </message>
    <message>
        <source>It answers.</source>
        <translation>Il répond.</translation>
    </message>
    <message>
        <source>No answer.</source>
        <translation>Pas de réponse.</translation>
    </message>
    <message>
        <source>From</source>
        <translation>De</translation>
    </message>
    <message>
        <source>to</source>
        <translation>vers</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Arrêter</translation>
    </message>
    <message>
        <source>Ping</source>
        <translation>Ping</translation>
    </message>
    <message>
        <source>Deploy the lab to ping.</source>
        <translation>Déployez le lab pour lancer un ping.</translation>
    </message>
</context>
<context>
    <name>toile::PlanModel</name>
    <message>
        <source>running</source>
        <comment>a step</comment>
        <translation>en cours</translation>
    </message>
    <message>
        <source>done</source>
        <comment>a step</comment>
        <translation>faite</translation>
    </message>
    <message>
        <source>refused</source>
        <comment>a step</comment>
        <translation>refusée</translation>
    </message>
    <message>
        <source>undone</source>
        <comment>a step</comment>
        <translation>annulée</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1&#xa0;: %2</translation>
    </message>
</context>
<context>
    <name>toile::PlanView</name>
    <message>
        <source>Copy the commands</source>
        <translation>Copier les commandes</translation>
    </message>
    <message>
        <source>Steps of the plan</source>
        <translation>Étapes du plan</translation>
    </message>
</context>
<context>
    <name>toile::PrintDialog</name>
    <message>
        <source>Print the drawing</source>
        <translation>Imprimer le dessin</translation>
    </message>
    <message>
        <source>Preview of the pages</source>
        <translation>Aperçu des pages</translation>
    </message>
    <message>
        <source>&amp;Print…</source>
        <translation>&amp;Imprimer…</translation>
    </message>
    <message>
        <source>Save as P&amp;DF…</source>
        <translation>Enregistrer en P&amp;DF…</translation>
    </message>
    <message>
        <source>Choose a printer.</source>
        <translation>Choisir une imprimante.</translation>
    </message>
    <message>
        <source>This machine has no printer. A PDF can be printed elsewhere.</source>
        <translation>Cette machine n’a pas d’imprimante. Un PDF peut être imprimé ailleurs.</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Automatique</translation>
    </message>
    <message>
        <source>Portrait</source>
        <translation>Portrait</translation>
    </message>
    <message>
        <source>Landscape</source>
        <translation>Paysage</translation>
    </message>
    <message>
        <source>1: the drawing fits on one page. More: a poster to be glued together.</source>
        <translation>1&#xa0;: le dessin tient sur une page. Plus&#xa0;: une affiche à coller.</translation>
    </message>
    <message>
        <source>on each page</source>
        <translation>sur chaque page</translation>
    </message>
    <message>
        <source>P&amp;aper:</source>
        <translation>P&amp;apier&#xa0;:</translation>
    </message>
    <message>
        <source>&amp;Orientation:</source>
        <translation>&amp;Orientation&#xa0;:</translation>
    </message>
    <message>
        <source>Pages ac&amp;ross:</source>
        <translation>Pages en &amp;largeur&#xa0;:</translation>
    </message>
    <message>
        <source>Your &amp;name:</source>
        <translation>Votre &amp;nom&#xa0;:</translation>
    </message>
    <message>
        <source>Li&amp;ve tables</source>
        <translation>Tables &amp;en direct</translation>
    </message>
    <message>
        <source>Only what is &amp;selected</source>
        <translation>&amp;Seulement la sélection</translation>
    </message>
    <message numerus="yes">
        <source>%n page(s), drawing at %1 %</source>
        <translation>
            <numerusform>%n page, dessin à&#xa0;%1&#xa0;%</numerusform>
            <numerusform>%n pages, dessin à&#xa0;%1&#xa0;%</numerusform>
        </translation>
    </message>
    <message>
        <source>Not printed</source>
        <translation>Non imprimé</translation>
    </message>
    <message>
        <source>The printer does not take the pages. Save a PDF, and print that.</source>
        <translation>L’imprimante n’accepte pas les pages. Enregistrez un PDF, et imprimez-le.</translation>
    </message>
    <message>
        <source>The drawing was sent to the printer.</source>
        <translation>Le dessin a été envoyé à l’imprimante.</translation>
    </message>
    <message>
        <source>drawing</source>
        <translation>dessin</translation>
    </message>
    <message>
        <source>The pages are in %1.</source>
        <translation>Les pages sont dans&#xa0;%1.</translation>
    </message>
    <message>
        <source>&amp;Legend</source>
        <translation>Lé&amp;gende</translation>
    </message>
    <message>
        <source>%1 (%2 × %3 mm)</source>
        <translation>%1 (%2 × %3 mm)</translation>
    </message>
    <message>
        <source>&amp;Title</source>
        <translation>&amp;Titre</translation>
    </message>
</context>
<context>
    <name>toile::Printing</name>
    <message>
        <source>page %1 of %2 (row %3, column %4)</source>
        <translation>page&#xa0;%1 sur&#xa0;%2 (ligne&#xa0;%3, colonne&#xa0;%4)</translation>
    </message>
    <message>
        <source>“%1” cannot be written: %2</source>
        <translation>«&#xa0;%1&#xa0;» ne peut pas être écrit&#xa0;:&#xa0;%2</translation>
    </message>
    <message>
        <source>page %1 of %2</source>
        <translation>page&#xa0;%1 sur&#xa0;%2</translation>
    </message>
</context>
<context>
    <name>toile::ProblemLabel</name>
    <message>
        <source>Write %1</source>
        <translation>Écrire %1</translation>
    </message>
</context>
<context>
    <name>toile::RecentList</name>
    <message>
        <source>Recent files</source>
        <translation>Fichiers récents</translation>
    </message>
    <message>
        <source>No longer there. Delete takes it off this list.</source>
        <translation>N’est plus là. Suppr l’ôte de cette liste.</translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation>&amp;Ouvrir</translation>
    </message>
    <message>
        <source>&amp;Take off this list</source>
        <translation>Ô&amp;ter de cette liste</translation>
    </message>
</context>
<context>
    <name>toile::Remarks</name>
    <message>
        <source>%1: %2</source>
        <translation>%1&#xa0;: %2</translation>
    </message>
</context>
<context>
    <name>toile::RenumberDialog</name>
    <message>
        <source>Renumber a network</source>
        <translation>Renuméroter un réseau</translation>
    </message>
    <message>
        <source>&amp;Renumber</source>
        <translation>&amp;Renuméroter</translation>
    </message>
    <message>
        <source>&amp;From</source>
        <translation>&amp;De</translation>
    </message>
    <message>
        <source>&amp;To</source>
        <translation>&amp;Vers</translation>
    </message>
    <message>
        <source>No interface has an address yet.</source>
        <translation>Aucune interface n’a encore d’adresse.</translation>
    </message>
    <message>
        <source>Renumber %1 to %2</source>
        <translation>Renuméroter %1 en %2</translation>
    </message>
    <message>
        <source>Write a network as 10.0.0.0/%1.</source>
        <translation>Écrivez un réseau comme 10.0.0.0/%1.</translation>
    </message>
    <message>
        <source>What changes</source>
        <translation>Ce qui change</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Où</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Maintenant</translation>
    </message>
    <message>
        <source>Then</source>
        <translation>Ensuite</translation>
    </message>
    <message>
        <source>Every address, route, rule and check of the network moves; the last digits of each address stay. Real networks use the private ranges 10.0.0.0/8, 172.16.0.0/12 and 192.168.0.0/16 (RFC 1918).</source>
        <translation>Chaque adresse, route, règle et vérification du réseau est déplacée&#xa0;; les derniers chiffres de chaque adresse restent. Les vrais réseaux utilisent les plages privées 10.0.0.0/8, 172.16.0.0/12 et 192.168.0.0/16 (RFC 1918).</translation>
    </message>
    <message numerus="yes">
        <source>&amp;Also where the lab’s texts name these addresses: %n place(s)</source>
        <translation>
            <numerusform>A&amp;ussi là où les textes du lab nomment ces adresses&#xa0;: %n endroit</numerusform>
            <numerusform>A&amp;ussi là où les textes du lab nomment ces adresses&#xa0;: %n endroits</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n place(s) in the texts name an address that does not fit there, and stay.</source>
        <translation>
            <numerusform>%n endroit des textes nomme une adresse qui n’y tient pas, et reste.</numerusform>
            <numerusform>%n endroits des textes nomment une adresse qui n’y tient pas, et restent.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n place(s) in the texts will name addresses that are gone.</source>
        <translation>
            <numerusform>%n endroit des textes nommera des adresses qui n’existent plus.</numerusform>
            <numerusform>%n endroits des textes nommeront des adresses qui n’existent plus.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>toile::ReportDialog</name>
    <message>
        <source>Report of the practical</source>
        <translation>Compte rendu de TP</translation>
    </message>
    <message>
        <source>Preview of the report</source>
        <translation>Aperçu du compte rendu</translation>
    </message>
    <message>
        <source>Save as &amp;PDF…</source>
        <translation>Enregistrer en &amp;PDF…</translation>
    </message>
    <message>
        <source>Save as &amp;web page…</source>
        <translation>Enregistrer en page &amp;web…</translation>
    </message>
    <message>
        <source>ip, bridge, sysctl</source>
        <translation>ip, bridge, sysctl</translation>
    </message>
    <message>
        <source>brctl, echo, as in the course</source>
        <translation>brctl, echo, comme dans le cours</translation>
    </message>
    <message>
        <source>Your &amp;name:</source>
        <translation>Votre &amp;nom&#xa0;:</translation>
    </message>
    <message>
        <source>&amp;Date:</source>
        <translation>&amp;Date&#xa0;:</translation>
    </message>
    <message>
        <source>&amp;Commands:</source>
        <translation>&amp;Commandes&#xa0;:</translation>
    </message>
    <message>
        <source>The lab does not run: deploy it to have its tables in the report.</source>
        <translation>Le lab n’est pas déployé&#xa0;: déployez-le pour avoir ses tables dans le compte rendu.</translation>
    </message>
    <message>
        <source>Run the checks first (Lab menu) to have their results in the report.</source>
        <translation>Lancez d’abord les vérifications (menu Lab) pour avoir leurs résultats dans le compte rendu.</translation>
    </message>
    <message>
        <source>The drawing or the lab changed since the checks were run.</source>
        <translation>Le dessin ou le lab a changé depuis que les vérifications ont été lancées.</translation>
    </message>
    <message>
        <source>report</source>
        <translation>compte-rendu</translation>
    </message>
    <message>
        <source>No report</source>
        <translation>Pas de compte rendu</translation>
    </message>
    <message>
        <source>The report is in %1.</source>
        <translation>Le compte rendu est dans&#xa0;%1.</translation>
    </message>
</context>
<context>
    <name>toile::ReportWriter</name>
    <message>
        <source>Reports end in .html or .pdf: “%1” does not.</source>
        <translation>Un compte rendu finit en .html ou .pdf&#xa0;: pas «&#xa0;%1&#xa0;».</translation>
    </message>
    <message>
        <source>“%1” cannot be written: %2</source>
        <translation>«&#xa0;%1&#xa0;» ne peut pas être écrit&#xa0;:&#xa0;%2</translation>
    </message>
    <message>
        <source>page %1 of %2</source>
        <translation>page&#xa0;%1 sur&#xa0;%2</translation>
    </message>
</context>
<context>
    <name>toile::RouteDialog</name>
    <message>
        <source>Route from %1</source>
        <translation>Route depuis %1</translation>
    </message>
    <message>
        <source>default: everything else</source>
        <translation>default&#xa0;: tout le reste</translation>
    </message>
    <message>
        <source>&amp;Add the route</source>
        <translation>&amp;Ajouter la route</translation>
    </message>
    <message>
        <source>&amp;To</source>
        <translation>V&amp;ers</translation>
    </message>
    <message>
        <source>&amp;Via</source>
        <translation>&amp;Via</translation>
    </message>
    <message>
        <source>%1 – %2, which knows the way</source>
        <translation>%1 – %2, qui connaît le chemin</translation>
    </message>
    <message>
        <source>No neighbour of %1 has an address on a network that they share: give both one first.</source>
        <translation>Aucun voisin de %1 n’a d’adresse sur un réseau commun&#xa0;: donnez-en d’abord une à chacun.</translation>
    </message>
    <message>
        <source>As a command: %1</source>
        <translation>En commande&#xa0;: %1</translation>
    </message>
    <message>
        <source>Let %1 &amp;forward packets (ip_forward), which it does not yet</source>
        <translation>Faire ro&amp;uter les paquets par %1 (ip_forward), ce qu’il ne fait pas encore</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1&#xa0;: %2</translation>
    </message>
    <message>
        <source>Answers would not find the way &amp;back. Add it too:
%1</source>
        <translation>Les réponses ne trouveraient pas le chemin du re&amp;tour. L’ajouter aussi&#xa0;:
%1</translation>
    </message>
    <message>
        <source>Add a route from %1 to %2</source>
        <translation>Ajouter une route de %1 vers %2</translation>
    </message>
    <message>
        <source>%1 has this route already.</source>
        <translation>%1 a déjà cette route.</translation>
    </message>
    <message>
        <source>As a command: %1
It takes the place of %2.</source>
        <translation>En commande&#xa0;: %1
Elle prend la place de %2.</translation>
    </message>
</context>
<context>
    <name>toile::RuleDialog</name>
    <message>
        <source>Only packets of connections that are known already</source>
        <translation>Seulement les paquets de connexions déjà connues</translation>
    </message>
    <message>
        <source>Firewall or NAT rule</source>
        <translation>Règle de pare-feu ou de NAT</translation>
    </message>
    <message>
        <source>filter: let through or stop</source>
        <translation>filter&#xa0;: laisser passer ou arrêter</translation>
    </message>
    <message>
        <source>nat: translate addresses</source>
        <translation>nat&#xa0;: traduire les adresses</translation>
    </message>
    <message>
        <source>any, or 2.0.0.0/8</source>
        <translation>toutes, ou 2.0.0.0/8</translation>
    </message>
    <message>
        <source>any, or 1.0.0.2</source>
        <translation>toutes, ou 1.0.0.2</translation>
    </message>
    <message>
        <source>any, or 80</source>
        <translation>tous, ou 80</translation>
    </message>
    <message>
        <source>1.0.0.1 or 2.0.0.1:80</source>
        <translation>1.0.0.1 ou 2.0.0.1:80</translation>
    </message>
    <message>
        <source>&amp;Table</source>
        <translation>&amp;Table</translation>
    </message>
    <message>
        <source>C&amp;hain</source>
        <translation>C&amp;haîne</translation>
    </message>
    <message>
        <source>Arr&amp;ives through</source>
        <translation>&amp;Arrive par</translation>
    </message>
    <message>
        <source>&amp;Leaves through</source>
        <translation>Sort &amp;par</translation>
    </message>
    <message>
        <source>&amp;Source</source>
        <translation>&amp;Source</translation>
    </message>
    <message>
        <source>&amp;Destination</source>
        <translation>&amp;Destination</translation>
    </message>
    <message>
        <source>&amp;Protocol</source>
        <translation>P&amp;rotocole</translation>
    </message>
    <message>
        <source>Destination p&amp;ort</source>
        <translation>P&amp;ort de destination</translation>
    </message>
    <message>
        <source>&amp;What to do</source>
        <translation>Que &amp;faire</translation>
    </message>
    <message>
        <source>T&amp;ranslate to</source>
        <translation>Traduire &amp;en</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Commande</translation>
    </message>
    <message>
        <source>POSTROUTING: when a packet leaves</source>
        <translation>POSTROUTING&#xa0;: quand un paquet sort</translation>
    </message>
    <message>
        <source>PREROUTING: when a packet arrives</source>
        <translation>PREROUTING&#xa0;: quand un paquet arrive</translation>
    </message>
    <message>
        <source>OUTPUT: from this machine itself</source>
        <translation>OUTPUT&#xa0;: émis par cette machine</translation>
    </message>
    <message>
        <source>SNAT: replace the source</source>
        <translation>SNAT&#xa0;: remplacer la source</translation>
    </message>
    <message>
        <source>DNAT: replace the destination</source>
        <translation>DNAT&#xa0;: remplacer la destination</translation>
    </message>
    <message>
        <source>FORWARD: passing through</source>
        <translation>FORWARD&#xa0;: en transit</translation>
    </message>
    <message>
        <source>INPUT: for this machine</source>
        <translation>INPUT&#xa0;: pour cette machine</translation>
    </message>
    <message>
        <source>OUTPUT: from this machine</source>
        <translation>OUTPUT&#xa0;: émis par cette machine</translation>
    </message>
    <message>
        <source>DROP: stop it silently</source>
        <translation>DROP&#xa0;: arrêter sans rien dire</translation>
    </message>
    <message>
        <source>REJECT: stop it and say so</source>
        <translation>REJECT&#xa0;: arrêter et le dire</translation>
    </message>
    <message>
        <source>ACCEPT: let it through</source>
        <translation>ACCEPT&#xa0;: laisser passer</translation>
    </message>
    <message>
        <source>The source is no address or network; write 2.0.0.1 or 2.0.0.0/8, or leave it empty.</source>
        <translation>La source n’est ni une adresse ni un réseau&#xa0;; écrivez 2.0.0.1 ou 2.0.0.0/8, ou laissez vide.</translation>
    </message>
    <message>
        <source>The destination is no address or network; write 2.0.0.1 or 2.0.0.0/8, or leave it empty.</source>
        <translation>La destination n’est ni une adresse ni un réseau&#xa0;; écrivez 2.0.0.1 ou 2.0.0.0/8, ou laissez vide.</translation>
    </message>
    <message>
        <source>The port is a number from 1 to 65535.</source>
        <translation>Le port est un nombre de 1 à 65535.</translation>
    </message>
    <message>
        <source>Write the address to translate to as 1.0.0.1, or 2.0.0.1:80 with a port.</source>
        <translation>Écrivez l’adresse de traduction comme 1.0.0.1, ou 2.0.0.1:80 avec un port.</translation>
    </message>
    <message>
        <source>any interface</source>
        <translation>toute interface</translation>
    </message>
    <message>
        <source>any protocol</source>
        <translation>tout protocole</translation>
    </message>
    <message>
        <source>This dialog cannot show the whole rule; choose what is empty, or cancel.</source>
        <translation>Ce dialogue ne peut pas montrer toute la règle&#xa0;; choisissez ce qui est vide, ou annulez.</translation>
    </message>
    <message>
        <source>MASQUERADE: use the outgoing interface’s address</source>
        <translation>MASQUERADE&#xa0;: prendre l’adresse de l’interface de sortie</translation>
    </message>
</context>
<context>
    <name>toile::RulesRow</name>
    <message>
        <source>Masquerade out of this interface</source>
        <translation>Masquerade en sortie de cette interface</translation>
    </message>
    <message>
        <source>Packets that leave through this interface take its address (NAT): iptables -t nat -A POSTROUTING -o eth0 -j MASQUERADE</source>
        <translation>Les paquets qui sortent par cette interface prennent son adresse (NAT)&#xa0;: iptables -t nat -A POSTROUTING -o eth0 -j MASQUERADE</translation>
    </message>
    <message>
        <source>Out of</source>
        <translation>En sortie de</translation>
    </message>
    <message>
        <source>Remove the rule</source>
        <translation>Supprimer la règle</translation>
    </message>
    <message>
        <source>Move the rule up</source>
        <translation>Monter la règle</translation>
    </message>
    <message>
        <source>Move the rule down</source>
        <translation>Descendre la règle</translation>
    </message>
    <message>
        <source>Packets out of %1 are masqueraded already.</source>
        <translation>Les paquets qui sortent par %1 sont déjà traduits (masquerade).</translation>
    </message>
    <message>
        <source>Masquerade</source>
        <translation>Masquerade</translation>
    </message>
    <message>
        <source>Add…</source>
        <translation>Ajouter…</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>Modifier…</translation>
    </message>
</context>
<context>
    <name>toile::SearchPanel</name>
    <message>
        <source>What to look for</source>
        <translation>Ce qu’il faut chercher</translation>
    </message>
    <message>
        <source>Name, address, network, MAC or VLAN</source>
        <translation>Nom, adresse, réseau, MAC ou VLAN</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>Ce qui a été trouvé</translation>
    </message>
    <message>
        <source>Close the search (Esc)</source>
        <translation>Fermer la recherche (Échap)</translation>
    </message>
    <message>
        <source>Close the search</source>
        <translation>Fermer la recherche</translation>
    </message>
    <message numerus="yes">
        <source>%n found</source>
        <translation>
            <numerusform>%n résultat</numerusform>
            <numerusform>%n résultats</numerusform>
        </translation>
    </message>
    <message>
        <source>has %1</source>
        <translation>a %1</translation>
    </message>
    <message>
        <source>network %1</source>
        <translation>réseau %1</translation>
    </message>
    <message>
        <source>route %1</source>
        <translation>route %1</translation>
    </message>
    <message>
        <source>MAC %1</source>
        <translation>MAC %1</translation>
    </message>
    <message>
        <source>VLAN %1</source>
        <translation>VLAN %1</translation>
    </message>
    <message>
        <source>note</source>
        <translation>note</translation>
    </message>
    <message>
        <source>ARP table: %1</source>
        <translation>table ARP&#xa0;: %1</translation>
    </message>
    <message>
        <source>MAC table: %1</source>
        <translation>table MAC&#xa0;: %1</translation>
    </message>
    <message>
        <source>conntrack: %1</source>
        <translation>conntrack&#xa0;: %1</translation>
    </message>
    <message numerus="yes">
        <source>%n found, %1 listed</source>
        <translation>
            <numerusform>%n résultat, %1 affichés</numerusform>
            <numerusform>%n résultats, %1 affichés</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>toile::SettingsDialog</name>
    <message>
        <source>Sandbox</source>
        <translation>Bac à sable</translation>
    </message>
    <message>
        <source>Micro-VM</source>
        <translation>Micro-VM</translation>
    </message>
    <message>
        <source>System service</source>
        <translation>Service système</translation>
    </message>
    <message>
        <source>Namespaces of your own, without root, under the kernel that runs now.</source>
        <translation>Des espaces de noms à vous, sans root, sous le noyau actuel.</translation>
    </message>
    <message>
        <source>A small emulated machine with Debian’s kernel: for VLANs where this kernel has none.</source>
        <translation>Une petite machine émulée avec le noyau de Debian&#xa0;: pour les VLAN quand ce noyau n’en a pas.</translation>
    </message>
    <message>
        <source>The service that this machine’s administrator started.</source>
        <translation>Le service que l’administrateur de cette machine a lancé.</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Réglages</translation>
    </message>
    <message>
        <source>&amp;Language:</source>
        <translation>&amp;Langue&#xa0;:</translation>
    </message>
    <message>
        <source>Texts change when Toile is started again.</source>
        <translation>Les textes changent quand Toile est relancé.</translation>
    </message>
    <message>
        <source>&amp;Colours:</source>
        <translation>&amp;Couleurs&#xa0;:</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Claires</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Sombres</translation>
    </message>
    <message>
        <source>Labs run &amp;in:</source>
        <translation>Les labs tournent &amp;dans&#xa0;:</translation>
    </message>
    <message>
        <source>&amp;Reopen the drawings of last time</source>
        <translation>R&amp;ouvrir les dessins de la dernière fois</translation>
    </message>
    <message>
        <source>For replies of ping and for the commands of a plan. A terminal that Toile opens gets it if it is one of these: %1. Others keep the font of their own settings.</source>
        <translation>Pour les réponses de ping et les commandes d’un plan. Un terminal que Toile ouvre la reçoit s’il est l’un de ceux-ci&#xa0;: %1. Les autres gardent la police de leurs propres réglages.</translation>
    </message>
    <message>
        <source>&amp;Terminal font:</source>
        <translation>Police des &amp;terminaux&#xa0;:</translation>
    </message>
    <message>
        <source> pt</source>
        <translation> pt</translation>
    </message>
    <message>
        <source>Size of the terminal font</source>
        <translation>Taille de la police des terminaux</translation>
    </message>
    <message>
        <source>Si&amp;ze:</source>
        <translation>Ta&amp;ille&#xa0;:</translation>
    </message>
    <message>
        <source>Automatic (sandbox, else micro-VM, else system service)</source>
        <translation>Automatique (bac à sable, sinon micro-VM, sinon service système)</translation>
    </message>
    <message>
        <source>The first of them that can run the lab. Toile says when it is not the sandbox.</source>
        <translation>Le premier des trois qui peut faire tourner le lab. Toile dit quand ce n’est pas le bac à sable.</translation>
    </message>
    <message>
        <source>Same as the system</source>
        <translation>Comme le système</translation>
    </message>
    <message>
        <source>Same as the desktop</source>
        <translation>Comme le bureau</translation>
    </message>
    <message>
        <source>Same as the window</source>
        <translation>Comme la fenêtre</translation>
    </message>
    <message>
        <source>Same as the desktop</source>
        <comment>font</comment>
        <translation>Comme le bureau</translation>
    </message>
</context>
<context>
    <name>toile::Shortcuts</name>
    <message>
        <source>%1 › %2</source>
        <translation>%1 › %2</translation>
    </message>
    <message>
        <source>Press the keys first.</source>
        <translation>Appuyez d’abord sur les touches.</translation>
    </message>
    <message>
        <source>This key alone writes text: add Ctrl or Alt.</source>
        <translation>Cette touche seule écrit du texte&#xa0;: ajoutez Ctrl ou Alt.</translation>
    </message>
    <message>
        <source>The drawing and the lists need this key to be used by keyboard.</source>
        <translation>Le dessin et les listes ont besoin de cette touche pour être utilisés au clavier.</translation>
    </message>
</context>
<context>
    <name>toile::ShortcutsDialog</name>
    <message>
        <source>&amp;No keys</source>
        <translation>A&amp;ucune touche</translation>
    </message>
    <message>
        <source>&amp;Reset all</source>
        <translation>Tout &amp;rétablir</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Raccourcis clavier</translation>
    </message>
    <message>
        <source>Search for an action or a key</source>
        <translation>Chercher une action ou une touche</translation>
    </message>
    <message>
        <source>Actions and their keys</source>
        <translation>Les actions et leurs touches</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>Action</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Touches</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>Menu</translation>
    </message>
    <message>
        <source>New keys</source>
        <translation>Nouvelles touches</translation>
    </message>
    <message>
        <source>New &amp;keys:</source>
        <translation>Nouvelles &amp;touches&#xa0;:</translation>
    </message>
    <message>
        <source>&amp;Take over</source>
        <translation>&amp;Prendre</translation>
    </message>
    <message>
        <source>&amp;Set</source>
        <translation>&amp;Attribuer</translation>
    </message>
    <message>
        <source>&amp;Default</source>
        <translation>Par &amp;défaut</translation>
    </message>
    <message>
        <source>These keys belong to “%1”, which has none once you take them over.</source>
        <translation>Ces touches sont celles de «&#xa0;%1&#xa0;», qui n’en aura plus si vous les prenez.</translation>
    </message>
</context>
<context>
    <name>toile::StartPage</name>
    <message>
        <source>Recent files</source>
        <translation>Fichiers récents</translation>
    </message>
    <message>
        <source>Draw a Linux network, deploy it on the Linux kernel with one click, and watch it live.</source>
        <translation>Dessinez un réseau Linux, déployez-le dans le noyau Linux d’un clic, et regardez-le vivre.</translation>
    </message>
    <message>
        <source>New drawing</source>
        <translation>Nouveau dessin</translation>
    </message>
    <message>
        <source>Open a file</source>
        <translation>Ouvrir un fichier</translation>
    </message>
    <message>
        <source>Labs of the course</source>
        <translation>Labs du cours</translation>
    </message>
    <message>
        <source>Tour of the window</source>
        <translation>Visite guidée</translation>
    </message>
</context>
<context>
    <name>toile::StateBanner</name>
    <message>
        <source>Not deployed</source>
        <translation>Non déployé</translation>
    </message>
    <message>
        <source>This is a drawing only. Deploy builds it.</source>
        <translation>Ce n’est encore qu’un dessin. Déployez-le pour en faire un vrai réseau.</translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation>Démarrage…</translation>
    </message>
    <message>
        <source>The helper is being started or reached.</source>
        <translation>Le programme auxiliaire démarre ou est contacté.</translation>
    </message>
    <message>
        <source>Applying…</source>
        <translation>En cours…</translation>
    </message>
    <message>
        <source>The kernel is being changed, step by step.</source>
        <translation>Le noyau est modifié, étape par étape.</translation>
    </message>
    <message>
        <source>Deployed</source>
        <translation>Déployé</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Modifié</translation>
    </message>
    <message>
        <source>Broken</source>
        <translation>En panne</translation>
    </message>
    <message>
        <source>The last deployment failed or its helper ended.</source>
        <translation>Le dernier déploiement a échoué ou son programme auxiliaire s’est arrêté.</translation>
    </message>
    <message>
        <source>Details…</source>
        <translation>Détails…</translation>
    </message>
    <message>
        <source>Apply the changes…</source>
        <translation>Appliquer les modifications…</translation>
    </message>
    <message>
        <source>Try again…</source>
        <translation>Réessayer…</translation>
    </message>
    <message>
        <source>Interfaces, addresses, routes and rules in the kernel are as drawn.</source>
        <translation>Dans le noyau, les interfaces, adresses, routes et règles sont comme sur le dessin.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Undo what was done of this deployment.</source>
        <translation>Annuler ce qui a été fait de ce déploiement.</translation>
    </message>
    <message>
        <source>Drawing and kernel differ. Apply brings the kernel to the drawing.</source>
        <translation>Le dessin et le noyau diffèrent. Appliquer met le noyau à jour.</translation>
    </message>
</context>
<context>
    <name>toile::Teaching</name>
    <message>
        <source>Forwarding</source>
        <translation>Routage (ip_forward)</translation>
    </message>
    <message>
        <source>This machine routes: a packet that is not for itself goes on by its routes.</source>
        <translation>Cette machine route&#xa0;: un paquet qui n’est pas pour elle continue selon ses routes.</translation>
    </message>
    <message>
        <source>Masquerade</source>
        <translation>Masquerade</translation>
    </message>
    <message>
        <source>What leaves by %1 gets the address of %1 as its source; answers find their way back by the connection table.</source>
        <translation>Ce qui sort par %1 prend pour source l’adresse de %1&#xa0;; les réponses retrouvent leur chemin par la table de suivi des connexions.</translation>
    </message>
    <message>
        <source>Bridge port</source>
        <translation>Port de pont</translation>
    </message>
    <message>
        <source>%1 gives what it hears to the bridge %2, which learns the sender’s MAC address and passes the frame on to the port where the receiver is.</source>
        <translation>%1 donne ce qu’elle reçoit au pont %2, qui apprend l’adresse MAC de l’émetteur et passe la trame au port où est le destinataire.</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>Inactive</translation>
    </message>
    <message>
        <source>It is switched off: nothing goes in or out.</source>
        <translation>Elle est inactive&#xa0;: rien n’entre ni ne sort.</translation>
    </message>
    <message>
        <source>Cable</source>
        <translation>Câble</translation>
    </message>
    <message>
        <source>In Linux a veth pair: what one end sends, the other receives.</source>
        <translation>Sous Linux, une paire veth&#xa0;: ce qu’un bout envoie, l’autre le reçoit.</translation>
    </message>
</context>
<context>
    <name>toile::Terminal</name>
    <message>
        <source>No terminal program was found. Install one, for example with “sudo apt install xterm”, or name yours in the variable TERMINAL.</source>
        <translation>Aucun programme de terminal n’a été trouvé. Installez-en un, par exemple par «&#xa0;sudo apt install xterm&#xa0;», ou nommez le vôtre dans la variable TERMINAL.</translation>
    </message>
    <message>
        <source>%1 is missing; install Toile again.</source>
        <translation>%1 manque&#xa0;; réinstallez Toile.</translation>
    </message>
    <message>
        <source>The terminal program %1 could not be started.</source>
        <translation>Le programme de terminal %1 n’a pas pu être démarré.</translation>
    </message>
</context>
<context>
    <name>toile::Tour</name>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Retour</translation>
    </message>
    <message>
        <source>S&amp;kip</source>
        <translation>&amp;Passer</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 sur %2</translation>
    </message>
    <message>
        <source>&amp;Done</source>
        <translation>&amp;Terminer</translation>
    </message>
    <message>
        <source>&amp;Next</source>
        <translation>&amp;Suivant</translation>
    </message>
</context>
<context>
    <name>toile::UnsavedDialog</name>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Enregistrer</translation>
    </message>
    <message>
        <source>Unsaved changes</source>
        <translation>Modifications non enregistrées</translation>
    </message>
    <message numerus="yes">
        <source>%n drawing(s) have changes that are not saved. Which of them are to be saved? What is not ticked is lost.</source>
        <translation>
            <numerusform>%n dessin a des modifications non enregistrées. Faut-il l’enregistrer&#xa0;? Ce qui n’est pas coché sera perdu.</numerusform>
            <numerusform>%n dessins ont des modifications non enregistrées. Lesquels enregistrer&#xa0;? Ce qui n’est pas coché sera perdu.</numerusform>
        </translation>
    </message>
    <message>
        <source>Drawings to save</source>
        <translation>Dessins à enregistrer</translation>
    </message>
    <message>
        <source>Save &amp;none</source>
        <translation>&amp;N’en enregistrer aucun</translation>
    </message>
    <message>
        <source>&amp;Save %1</source>
        <translation>&amp;En enregistrer %1</translation>
    </message>
</context>
<context>
    <name>toile::ViewSplit</name>
    <message numerus="yes">
        <source>A drawing is seen in %n views at most: close one first.</source>
        <translation>
            <numerusform>Un dessin se voit dans %n vue au plus&#xa0;: fermez-en une d’abord.</numerusform>
            <numerusform>Un dessin se voit dans %n vues au plus&#xa0;: fermez-en une d’abord.</numerusform>
        </translation>
    </message>
    <message>
        <source>Too narrow for another view beside this one: make the window wider, or hide a pane.</source>
        <translation>Pas assez large pour une autre vue à côté de celle-ci&#xa0;: élargissez la fenêtre ou masquez un volet.</translation>
    </message>
    <message>
        <source>Too low for another view below this one: make the window higher, or hide a pane.</source>
        <translation>Pas assez haut pour une autre vue sous celle-ci&#xa0;: agrandissez la fenêtre ou masquez un volet.</translation>
    </message>
</context>
<context>
    <name>toile::VlanMenu</name>
    <message>
        <source>&amp;None: show everything</source>
        <translation>&amp;Aucun&#xa0;: tout montrer</translation>
    </message>
    <message>
        <source>Fade everything where this VLAN does not exist, and mark where it is cut off.</source>
        <translation>Estomper tout ce qui est hors de ce VLAN, et marquer où il est coupé.</translation>
    </message>
    <message>
        <source>No VLAN in this lab</source>
        <translation>Aucun VLAN dans ce lab</translation>
    </message>
    <message>
        <source>&amp;VLAN lens</source>
        <translation>&amp;Loupe de VLAN</translation>
    </message>
</context>
<context>
    <name>toile::VlansDialog</name>
    <message>
        <source>VLANs of the lab</source>
        <translation>VLAN du lab</translation>
    </message>
    <message>
        <source>VLANs: number, name and colour</source>
        <translation>VLAN&#xa0;: numéro, nom et couleur</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Numéro</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>Couleur</translation>
    </message>
    <message>
        <source>&amp;Add</source>
        <translation>&amp;Ajouter</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>&amp;Supprimer</translation>
    </message>
    <message>
        <source>A VLAN has a number from 1 to %1.</source>
        <translation>Un VLAN a un numéro de 1 à %1.</translation>
    </message>
    <message>
        <source>There are two VLANs %1: remove one, or give it another number.</source>
        <translation>Il y a deux VLAN %1&#xa0;: supprimez-en un, ou donnez-lui un autre numéro.</translation>
    </message>
    <message>
        <source>Name VLANs</source>
        <translation>Nommer les VLAN</translation>
    </message>
    <message>
        <source>The name of VLAN %1 has %2 characters: shorten it to at most %3.</source>
        <translation>Le nom du VLAN %1 a %2 caractères&#xa0;: raccourcissez-le à %3 au plus.</translation>
    </message>
    <message>
        <source>A VLAN that a port or an interface uses is in the drawing with its number, whether it is named here or not. Double-click on a colour to choose another one.</source>
        <translation>Un VLAN qu’un port ou une interface utilise est dans le dessin avec son numéro, qu’il ait un nom ici ou non. Double-cliquez sur une couleur pour en choisir une autre.</translation>
    </message>
    <message>
        <source>No VLAN yet: “Add” names one.</source>
        <translation>Pas encore de VLAN&#xa0;: «&#xa0;Ajouter&#xa0;» en nomme un.</translation>
    </message>
</context>
</TS>
