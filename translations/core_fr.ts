<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr" sourcelanguage="en">
<context>
    <name>toile::Applier</name>
    <message>
        <source>Another plan is being deployed on this lab: wait until it is done, then plan again.</source>
        <translation>Un autre plan est en cours de déploiement sur ce lab&#xa0;: attendez qu’il soit terminé, puis refaites le plan.</translation>
    </message>
</context>
<context>
    <name>toile::Card</name>
    <message>
        <source>NetworkManager manages %1: it loses the card now, and configures it anew as soon as it is back, beside what Toile restores. To keep it away: nmcli device set %1 managed no</source>
        <translation>NetworkManager gère %1&#xa0;: il perd la carte maintenant, et la configurera de nouveau dès son retour, à côté de ce que Toile rétablit. Pour l’en tenir à l’écart&#xa0;: nmcli device set %1 managed no</translation>
    </message>
    <message>
        <source>systemd-networkd manages %1: it configures the card anew as soon as it is back, beside what Toile restores. Look afterwards at: networkctl status %1</source>
        <translation>systemd-networkd gère %1&#xa0;: il configurera la carte de nouveau dès son retour, à côté de ce que Toile rétablit. Regardez ensuite&#xa0;: networkctl status %1</translation>
    </message>
    <message>
        <source>ifupdown manages %1 (/etc/network/interfaces): do not run ifup or ifdown for it while the lab has it. If it gets its address by DHCP, its client goes on and finds no card.</source>
        <translation>ifupdown gère %1 (/etc/network/interfaces)&#xa0;: ne lancez ni ifup ni ifdown pour elle tant que le lab l’a. Si elle obtient son adresse par DHCP, son client continue et ne trouve plus la carte.</translation>
    </message>
    <message>
        <source>Your own ssh connection goes over %1: you will be cut off until the card is back.</source>
        <translation>Votre propre connexion ssh passe par %1&#xa0;: vous serez coupé jusqu’au retour de la carte.</translation>
    </message>
    <message>
        <source>Its way to the Internet, the default route via %1, goes over this card: it is cut.</source>
        <translation>Son chemin vers Internet, la route par défaut par %1, passe par cette carte&#xa0;: il est coupé.</translation>
    </message>
    <message>
        <source>Its way to the Internet, the default route, goes over this card: it is cut.</source>
        <translation>Son chemin vers Internet, la route par défaut, passe par cette carte&#xa0;: il est coupé.</translation>
    </message>
    <message>
        <source>These networks are reached over it too: %1.</source>
        <translation>Ces réseaux s’atteignent aussi par elle&#xa0;: %1.</translation>
    </message>
    <message>
        <source>%1 is no real network card but made by a program: choose one with hardware behind it (`ip link` lists them).</source>
        <translation>%1 n’est pas une vraie carte réseau mais l’œuvre d’un programme&#xa0;: choisissez-en une qui soit du matériel (`ip link` les affiche).</translation>
    </message>
    <message>
        <source>%1 is a wireless card, which Linux lets neither leave the computer nor enter a bridge: choose one with a cable.</source>
        <translation>%1 est une carte sans fil, que Linux ne laisse ni quitter l’ordinateur ni entrer dans un pont&#xa0;: choisissez-en une filaire.</translation>
    </message>
    <message>
        <source>%1 is a port of %2 on this computer: take it out first (ip link set %1 nomaster).</source>
        <translation>%1 est un port de %2 sur cet ordinateur&#xa0;: retirez-la d’abord (ip link set %1 nomaster).</translation>
    </message>
    <message>
        <source>%2 is made on %1 on this computer: remove %2 first (ip link del %2).</source>
        <translation>%2 repose sur %1 sur cet ordinateur&#xa0;: supprimez d’abord %2 (ip link del %2).</translation>
    </message>
    <message>
        <source>Another lab has the network card %1: undeploy that one first.</source>
        <translation>Un autre lab a la carte réseau %1&#xa0;: retirez-le d’abord.</translation>
    </message>
    <message>
        <source>This computer has no network card %1: `ip link` lists those that it has.</source>
        <translation>Cet ordinateur n’a pas de carte réseau %1&#xa0;: `ip link` affiche celles qu’il a.</translation>
    </message>
    <message>
        <source>How the network card is now could not be written to %1 (%2), so it is not taken.</source>
        <translation>L’état actuel de la carte réseau n’a pas pu être écrit dans %1 (%2)&#xa0;: elle n’est donc pas prise.</translation>
    </message>
    <message>
        <source>The computer’s network cards cannot be read (%1).</source>
        <translation>Les cartes réseau de l’ordinateur ne peuvent pas être lues (%1).</translation>
    </message>
    <message>
        <source>The kernel says: %1.</source>
        <translation>Le noyau dit&#xa0;: %1.</translation>
    </message>
    <message>
        <source>The lab has the network card %1 already.</source>
        <translation>Le lab a déjà la carte réseau %1.</translation>
    </message>
    <message>
        <source>A network card cannot be called so in a lab.</source>
        <translation>Une carte réseau ne peut pas porter ce nom dans un lab.</translation>
    </message>
    <message>
        <source>A network card is only lent to a machine of the lab.</source>
        <translation>Une carte réseau n’est prêtée qu’à une machine du lab.</translation>
    </message>
    <message>
        <source>The state of the network card %1 could not be read.</source>
        <translation>L’état de la carte réseau %1 n’a pas pu être lu.</translation>
    </message>
    <message>
        <source>The network card %1 could not be moved into the lab.</source>
        <translation>La carte réseau %1 n’a pas pu être mise dans le lab.</translation>
    </message>
    <message>
        <source>The administrator’s permission to attach a real network card was not given. Nothing was changed: try again, or remove the card from the drawing.</source>
        <translation>L’administrateur n’a pas donné la permission de rattacher une vraie carte réseau. Rien n’a été changé&#xa0;: réessayez, ou retirez la carte du dessin.</translation>
    </message>
    <message>
        <source>polkit, which decides who may attach a real network card, does not answer. Look at: systemctl status polkit</source>
        <translation>polkit, qui décide qui peut rattacher une vraie carte réseau, ne répond pas. Regardez&#xa0;: systemctl status polkit</translation>
    </message>
    <message>
        <source>A real network card of this computer can be attached with the administrator’s permission alone, which you do not have here. Deploy on a desktop where the administrator can type a password, or as root.</source>
        <translation>Une vraie carte réseau de cet ordinateur ne se rattache qu’avec la permission de l’administrateur, que vous n’avez pas ici. Déployez sur un bureau où l’administrateur peut taper un mot de passe, ou en tant que root.</translation>
    </message>
    <message>
        <source>No network card was named.</source>
        <translation>Aucune carte réseau n’a été nommée.</translation>
    </message>
    <message>
        <source>Who wants the network card is not there any more.</source>
        <translation>Celui qui veut la carte réseau n’est plus là.</translation>
    </message>
    <message>
        <source>The administrator did not permit the network card %1: deploy again.</source>
        <translation>L’administrateur n’a pas autorisé la carte réseau %1&#xa0;: déployez de nouveau.</translation>
    </message>
    <message>
        <source>This computer loses its network card %1 while the lab has it.</source>
        <translation>Cet ordinateur perd sa carte réseau %1 tant que le lab l’a.</translation>
    </message>
    <message>
        <source>This computer loses its network card %1 while the lab has it, and with it: %2.</source>
        <translation>Cet ordinateur perd sa carte réseau %1 tant que le lab l’a, et avec elle&#xa0;: %2.</translation>
    </message>
    <message>
        <source>%1 has traffic rules of its own (tc: %2), which Linux forgets when the card leaves: note them (tc qdisc show dev %1) and remove them first (tc qdisc del dev %1 %3).</source>
        <translation>%1 a ses propres règles de trafic (tc&#xa0;: %2), que Linux oublie quand la carte s’en va&#xa0;: notez-les (tc qdisc show dev %1), puis supprimez-les (tc qdisc del dev %1 %3).</translation>
    </message>
    <message>
        <source>The administrator is being asked for a network card already: answer that first, then deploy again.</source>
        <translation>L’administrateur est déjà interrogé au sujet d’une carte réseau&#xa0;: répondez d’abord, puis déployez à nouveau.</translation>
    </message>
    <message>
        <source>Its way to the Internet, the default route (%1), goes over this card: it is cut.</source>
        <translation>Son chemin vers Internet, la route par défaut (%1), passe par cette carte&#xa0;: il est coupé.</translation>
    </message>
    <message>
        <source>This does not come along into the lab, and is put back with the card: %1.</source>
        <translation>Ceci n’entre pas dans le lab et sera rétabli avec la carte&#xa0;: %1.</translation>
    </message>
    <message>
        <source>%1 is back, but is called %2 now, for another link is called %1.</source>
        <translation>%1 est de retour, mais s’appelle maintenant %2, car une autre interface s’appelle %1.</translation>
    </message>
    <message>
        <source>Not all of %1 could be made as it was. What is missing, and why: %2</source>
        <translation>Tout n’a pas pu être rétabli pour %1. Ce qui manque, et pourquoi&#xa0;: %2</translation>
    </message>
    <message>
        <source>%1 has next hops of its own, which Linux forgets when the card leaves: note them (ip nexthop show dev %1) and remove them first (ip nexthop flush dev %1).</source>
        <translation>%1 a ses propres objets nexthop, que Linux oublie quand la carte s’en va&#xa0;: notez-les (ip nexthop show dev %1), puis supprimez-les (ip nexthop flush dev %1).</translation>
    </message>
    <message>
        <source>%1 is not back yet: something in the lab that had it keeps it, and it comes back as soon as that ends. Undeploy that lab, and end the programs that it left behind.</source>
        <translation>%1 n’est pas encore de retour&#xa0;: quelque chose la retient dans le lab qui l’avait, et elle reviendra dès que cela se terminera. Retirez ce lab et terminez les programmes qu’il a laissés.</translation>
    </message>
    <message>
        <source>The list of lent network cards, %1, could not be locked (%2). If another system service runs, or gives cards back just now, wait until it has ended.</source>
        <translation>La liste des cartes réseau prêtées, %1, n’a pas pu être verrouillée (%2). Si un autre service système tourne, ou est en train de rendre des cartes, attendez qu’il se termine.</translation>
    </message>
    <message>
        <source>The user who was lent %1 has so many processes and open files that not all were searched for it within %2 seconds. It comes back when that lab ends, at the latest.</source>
        <translation>L’utilisateur à qui %1 a été prêtée a tant de processus et de fichiers ouverts que tous n’ont pas été fouillés en %2 secondes. Elle revient au plus tard quand ce lab se termine.</translation>
    </message>
</context>
<context>
    <name>toile::Changes</name>
    <message>
        <source>%1, route</source>
        <translation>%1, route</translation>
    </message>
    <message>
        <source>%1, rule</source>
        <translation>%1, règle</translation>
    </message>
    <message>
        <source>check from %1</source>
        <translation>vérification depuis %1</translation>
    </message>
    <message>
        <source>name of the check from %1</source>
        <translation>nom de la vérification depuis %1</translation>
    </message>
    <message>
        <source>title</source>
        <translation>titre</translation>
    </message>
    <message>
        <source>description</source>
        <translation>description</translation>
    </message>
    <message>
        <source>instructions</source>
        <translation>consignes</translation>
    </message>
    <message>
        <source>note %1</source>
        <translation>note %1</translation>
    </message>
</context>
<context>
    <name>toile::Connection</name>
    <message>
        <source>The tables of this lab hold more than %1 MiB, too much to be shown: take away what fills them, for example addresses that a script added.</source>
        <translation>Les tables de ce lab dépassent %1 Mio, trop pour être montrées&#xa0;: retirez ce qui les remplit, par exemple des adresses ajoutées par un script.</translation>
    </message>
</context>
<context>
    <name>toile::Describe</name>
    <message>
        <source>everything else</source>
        <translation>tout le reste</translation>
    </message>
    <message>
        <source>with the spanning tree protocol and a forward delay of %1 s</source>
        <translation>avec le protocole STP (arbre couvrant) et un délai de transmission de %1 s</translation>
    </message>
    <message>
        <source>which forwards at once</source>
        <translation>qui transmet aussitôt</translation>
    </message>
    <message>
        <source>with a forward delay of %1 s</source>
        <translation>avec un délai de transmission de %1 s</translation>
    </message>
    <message>
        <source>Create the machine %1 (a network namespace) and bring its loopback up.</source>
        <translation>Créer la machine %1 (un espace de noms réseau) et activer sa boucle locale (lo).</translation>
    </message>
    <message>
        <source>Create the machine %1 (a network namespace), bring its loopback up and switch IPv6 off.</source>
        <translation>Créer la machine %1 (un espace de noms réseau), activer sa boucle locale (lo) et y couper IPv6.</translation>
    </message>
    <message>
        <source>Remove the machine %1 and all that is in it; programs that run in it end.</source>
        <translation>Supprimer la machine %1 et tout ce qu’elle contient&#xa0;; les programmes qui y tournent se terminent.</translation>
    </message>
    <message>
        <source>Create in %1 the bridge %2, %3.</source>
        <translation>Créer dans %1 le pont %2, %3.</translation>
    </message>
    <message>
        <source>Create in %1 the interface %2.</source>
        <translation>Créer dans %1 l’interface %2.</translation>
    </message>
    <message>
        <source>Lay a cable (a veth pair) from %1 to %2.</source>
        <translation>Tirer un câble (une paire veth) de %1 à %2.</translation>
    </message>
    <message>
        <source>Remove the interface %1.</source>
        <translation>Supprimer l’interface %1.</translation>
    </message>
    <message>
        <source>Bring the interface %1 up.</source>
        <translation>Activer l’interface %1.</translation>
    </message>
    <message>
        <source>Take the interface %1 down.</source>
        <translation>Désactiver l’interface %1.</translation>
    </message>
    <message>
        <source>Take the interface %1 out of its bridge.</source>
        <translation>Retirer l’interface %1 de son pont.</translation>
    </message>
    <message>
        <source>Make the interface %1 a port of the bridge %2.</source>
        <translation>Faire de l’interface %1 un port du pont %2.</translation>
    </message>
    <message>
        <source>Give the interface %1 the MAC address %2.</source>
        <translation>Donner à l’interface %1 l’adresse MAC %2.</translation>
    </message>
    <message>
        <source>Set the MTU of the interface %1 to %2 bytes.</source>
        <translation>Régler la MTU de l’interface %1 à %2 octets.</translation>
    </message>
    <message>
        <source>Make %1 a bridge %2; it forgets a MAC address after %3 s.</source>
        <translation>Faire de %1 un pont %2&#xa0;; il oublie une adresse MAC après %3 s.</translation>
    </message>
    <message>
        <source>Change the settings of the interface %1.</source>
        <translation>Changer les réglages de l’interface %1.</translation>
    </message>
    <message>
        <source>Give the interface %1 the address %2.</source>
        <translation>Donner à l’interface %1 l’adresse %2.</translation>
    </message>
    <message>
        <source>Take the address %2 from the interface %1.</source>
        <translation>Retirer l’adresse %2 de l’interface %1.</translation>
    </message>
    <message>
        <source>Tell %1 to reach %2 through the gateway %3.</source>
        <translation>Indiquer à %1 de joindre %2 par la passerelle %3.</translation>
    </message>
    <message>
        <source>Tell %1 to reach %2 directly over its interface %3.</source>
        <translation>Indiquer à %1 de joindre %2 directement par son interface %3.</translation>
    </message>
    <message>
        <source>Remove from %1 the route to %2 through the gateway %3.</source>
        <translation>Retirer de %1 la route vers %2 par la passerelle %3.</translation>
    </message>
    <message>
        <source>Remove from %1 the route to %2 over its interface %3.</source>
        <translation>Retirer de %1 la route vers %2 par son interface %3.</translation>
    </message>
    <message>
        <source>Let %1 forward packets between its interfaces, as a router does.</source>
        <translation>Faire router par %1 les paquets entre ses interfaces, comme un routeur (ip_forward).</translation>
    </message>
    <message>
        <source>Let %1 no longer forward packets between its interfaces.</source>
        <translation>Ne plus faire router par %1 les paquets entre ses interfaces.</translation>
    </message>
    <message>
        <source>Switch IPv6 on in %1.</source>
        <translation>Activer IPv6 dans %1.</translation>
    </message>
    <message>
        <source>Switch IPv6 off in %1.</source>
        <translation>Couper IPv6 dans %1.</translation>
    </message>
    <message>
        <source>Remove all firewall and NAT rules from %1.</source>
        <translation>Retirer de %1 toutes les règles de pare-feu et de NAT.</translation>
    </message>
    <message>
        <source>Let %1 hide the machines behind it under its own address when it sends out of %2 (NAT).</source>
        <translation>Laisser %1 cacher derrière sa propre adresse les machines dont il envoie les paquets par %2 (NAT, masquerade).</translation>
    </message>
    <message>
        <source>Replace the firewall and NAT rules of %1; it now has %2.</source>
        <translation>Remplacer les règles de pare-feu et de NAT de %1&#xa0;; il en a maintenant %2.</translation>
    </message>
    <message>
        <source>%1 is a port of the bridge %2.</source>
        <translation>%1 est un port du pont %2.</translation>
    </message>
    <message>
        <source>Remove from %1 the route to %2 in the routing table %3; Toile cannot make it again.</source>
        <translation>Retirer de %1 la route vers %2 de la table de routage %3&#xa0;; Toile ne saura pas la refaire.</translation>
    </message>
    <message>
        <source>Remove from %1 the route to %2 (%3); Toile cannot make it again.</source>
        <translation>Retirer de %1 la route vers %2 (%3)&#xa0;; Toile ne saura pas la refaire.</translation>
    </message>
    <message>
        <source>Remove from %1 what was made by hand, and Toile cannot make again: %2.</source>
        <translation>Supprimer de %1 ce qui a été fait à la main et que Toile ne peut pas refaire&#xa0;: %2.</translation>
    </message>
    <message>
        <source>Give %1 routing rules of the kernel back that were removed: %2.</source>
        <translation>Rendre à %1 des règles de routage du noyau qui ont été supprimées&#xa0;: %2.</translation>
    </message>
    <message>
        <source>%1 and %2 more</source>
        <translation>%1 et %2 autres</translation>
    </message>
    <message>
        <source>A forward delay of %1 s is not possible: use 2 to 30, or 0 and more without STP.</source>
        <translation>Un délai de transmission de %1 s n’est pas possible&#xa0;: utilisez de 2 à 30, ou dès 0 sans STP.</translation>
    </message>
    <message>
        <source>An ageing time of %1 s is not possible: use 0 to 1000000.</source>
        <translation>Une durée de vie de %1 s n’est pas possible&#xa0;: utilisez de 0 à 1000000.</translation>
    </message>
    <message>
        <source>A default VLAN of %1 is not possible: use 0 (none) to %2.</source>
        <translation>Un VLAN par défaut %1 n’est pas possible&#xa0;: choisissez 0 (aucun) à %2.</translation>
    </message>
    <message>
        <source>It tells VLANs apart.</source>
        <translation>Il distingue les VLAN.</translation>
    </message>
    <message>
        <source>An interface for a program is a tap or a tun: choose one.</source>
        <translation>Une interface pour un programme est un tap ou un tun&#xa0;: choisissez.</translation>
    </message>
    <message>
        <source>%1 is no number of a user: use 0 to %2.</source>
        <translation>%1 n’est pas un numéro d’utilisateur&#xa0;: choisissez 0 à %2.</translation>
    </message>
    <message>
        <source>Create in %1 the tap interface %2, whose other side is a program that speaks Ethernet.</source>
        <translation>Créer dans %1 l’interface tap %2, dont l’autre côté est un programme qui parle Ethernet.</translation>
    </message>
    <message>
        <source>Create in %1 the tun interface %2, whose other side is a program that speaks IP.</source>
        <translation>Créer dans %1 l’interface tun %2, dont l’autre côté est un programme qui parle IP.</translation>
    </message>
    <message>
        <source>A VLAN id of %1 is not possible: use 1 to %2.</source>
        <translation>Un numéro de VLAN %1 n’est pas possible&#xa0;: choisissez 1 à %2.</translation>
    </message>
    <message>
        <source>A VLAN interface needs the interface whose frames it takes: name one.</source>
        <translation>Une interface VLAN a besoin de l’interface dont elle prend les trames&#xa0;: nommez-la.</translation>
    </message>
    <message>
        <source>Create in %1 the interface %2, which carries VLAN %3 over %4 with an 802.1Q tag.</source>
        <translation>Créer dans %1 l’interface %2, qui porte le VLAN %3 par %4 avec une étiquette 802.1Q.</translation>
    </message>
    <message>
        <source>%1 cannot be the local address of a VXLAN: use an IPv4 address of this machine.</source>
        <translation>%1 ne peut être l’adresse locale d’un VXLAN&#xa0;: prenez une adresse IPv4 de cette machine.</translation>
    </message>
    <message>
        <source>%1 cannot be the other end of a VXLAN: use the IPv4 address of one machine.</source>
        <translation>%1 ne peut être l’autre bout d’un VXLAN&#xa0;: prenez l’adresse IPv4 d’une machine.</translation>
    </message>
    <message>
        <source>A VXLAN has at most %1 other ends: use a multicast group.</source>
        <translation>Un VXLAN a au plus %1 autres bouts&#xa0;: prenez un groupe multicast.</translation>
    </message>
    <message>
        <source>%1 is no multicast group: use one of 224.0.0.0/4, as 239.1.1.1.</source>
        <translation>%1 n’est pas un groupe multicast&#xa0;: prenez-en un dans 224.0.0.0/4, comme 239.1.1.1.</translation>
    </message>
    <message>
        <source>A VXLAN has either a multicast group or other ends: remove one of the two.</source>
        <translation>Un VXLAN a soit un groupe multicast, soit d’autres bouts&#xa0;: ôtez l’un des deux.</translation>
    </message>
    <message>
        <source>A VXLAN with a multicast group needs the interface that carries it: name one.</source>
        <translation>Un VXLAN avec un groupe multicast a besoin de l’interface qui le porte&#xa0;: nommez-la.</translation>
    </message>
    <message>
        <source>A VXLAN id (VNI) of %1 is not possible: use 0 to %2.</source>
        <translation>Un numéro de VXLAN (VNI) %1 n’est pas possible&#xa0;: choisissez 0 à %2.</translation>
    </message>
    <message>
        <source>A UDP port of %1 is not possible: use 1 to %2.</source>
        <translation>Un port UDP %1 n’est pas possible&#xa0;: choisissez 1 à %2.</translation>
    </message>
    <message>
        <source>A VXLAN is carried by an interface of its machine: name one, or none.</source>
        <translation>Un VXLAN est porté par une interface de sa machine&#xa0;: nommez-en une, ou aucune.</translation>
    </message>
    <message>
        <source>Create in %1 the VXLAN %2 with the id (VNI) %3 in UDP packets to port %4</source>
        <translation>Créer dans %1 le VXLAN %2 de numéro (VNI) %3, en paquets UDP vers le port %4</translation>
    </message>
    <message>
        <source>%1, sent to the group %2.</source>
        <translation>%1, envoyés au groupe %2.</translation>
    </message>
    <message>
        <source>%1, sent to %2.</source>
        <translation>%1, envoyés à %2.</translation>
    </message>
    <message>
        <source>%1.</source>
        <translation>%1.</translation>
    </message>
    <message>
        <source>VLAN %1</source>
        <translation>le VLAN %1</translation>
    </message>
    <message>
        <source>VLANs %1</source>
        <translation>les VLAN %1</translation>
    </message>
    <message>
        <source>Let the bridge %1 pass frames whatever their VLAN.</source>
        <translation>Laisser le pont %1 passer les trames quel que soit leur VLAN.</translation>
    </message>
    <message>
        <source>Let %1 carry %2 without a tag, both ways.</source>
        <translation>Faire porter par %1 %2 sans étiquette, dans les deux sens.</translation>
    </message>
    <message>
        <source>Let %1 carry %2 with a tag; what comes without one belongs to it.</source>
        <translation>Faire porter par %1 %2 avec étiquette&#xa0;; ce qui arrive sans étiquette lui appartient.</translation>
    </message>
    <message>
        <source>Let %1 send %2 out without a tag.</source>
        <translation>Faire sortir %2 de %1 sans étiquette.</translation>
    </message>
    <message>
        <source>Let %1 carry %2 with a tag.</source>
        <translation>Faire porter par %1 %2 avec étiquette.</translation>
    </message>
    <message>
        <source>Let %1 no longer carry %2.</source>
        <translation>Ne plus faire porter par %1 %2.</translation>
    </message>
    <message>
        <source>Let the VXLAN %1 send to %2 too.</source>
        <translation>Faire envoyer le VXLAN %1 aussi à %2.</translation>
    </message>
    <message>
        <source>Let the VXLAN %1 no longer send to %2.</source>
        <translation>Ne plus faire envoyer le VXLAN %1 à %2.</translation>
    </message>
    <message>
        <source>Give the network card %1, which is %2 in the lab, back to this computer.</source>
        <translation>Rendre à cet ordinateur la carte réseau %1, qui est %2 dans le lab.</translation>
    </message>
    <message>
        <source>“%1” is no network card of this computer: `ip link` lists their names.</source>
        <translation>«&#xa0;%1&#xa0;» n’est pas une carte réseau de cet ordinateur&#xa0;: `ip link` affiche leurs noms.</translation>
    </message>
    <message>
        <source>Take the network card %1 from this computer into %2.</source>
        <translation>Prendre à cet ordinateur la carte réseau %1 et la mettre dans %2.</translation>
    </message>
    <message>
        <source>Take the network card %1 from this computer into %2, where its name is %3.</source>
        <translation>Prendre à cet ordinateur la carte réseau %1 et la mettre dans %2, où elle s’appelle %3.</translation>
    </message>
    <message>
        <source>Let the bridge %1 tell VLANs apart; a port that nobody gave VLANs carries none.</source>
        <translation>Faire distinguer les VLAN au pont %1&#xa0;; un port à qui personne n’a donné de VLAN n’en porte aucun.</translation>
    </message>
    <message>
        <source>Let the bridge %1 tell VLANs apart; a port that nobody gave VLANs carries VLAN %2 without a tag.</source>
        <translation>Faire distinguer les VLAN au pont %1&#xa0;; un port à qui personne n’a donné de VLAN porte le VLAN %2 sans étiquette.</translation>
    </message>
    <message>
        <source>Give %1 routes to its own networks back that were removed: %2.</source>
        <translation>Rendre à %1 les routes vers ses propres réseaux qui ont été supprimées&#xa0;: %2.</translation>
    </message>
</context>
<context>
    <name>toile::Drawing</name>
    <message>
        <source>%1 is a port of %2 already.</source>
        <translation>%1 est déjà un port de %2.</translation>
    </message>
    <message>
        <source>%1 has %2 ports, and a Linux bridge takes no more; use a second bridge.</source>
        <translation>%1 a %2 ports, et un pont Linux n’en accepte pas plus&#xa0;; utilisez un second pont.</translation>
    </message>
    <message>
        <source>%1 has %2 interfaces, and can have no more.</source>
        <translation>%1 a %2 interfaces et ne peut pas en avoir plus.</translation>
    </message>
    <message>
        <source>%1 and %2 are bridges of the same machine, and a bridge cannot be a port of another: connect both to a machine between them.</source>
        <translation>%1 et %2 sont des ponts de la même machine, et un pont ne peut pas être le port d’un autre&#xa0;: reliez les deux à une machine placée entre eux.</translation>
    </message>
    <message>
        <source>%1 cannot be cabled to itself; end the cable at another machine.</source>
        <translation>%1 ne peut pas être câblé à lui-même&#xa0;; terminez le câble sur une autre machine.</translation>
    </message>
    <message>
        <source>A cable ends at a machine, an interface or a bridge; drop it on one of these.</source>
        <translation>Un câble se termine sur une machine, une interface ou un pont&#xa0;; déposez-le sur l’un d’eux.</translation>
    </message>
    <message>
        <source>A cable has two different ends; drop it on another element.</source>
        <translation>Un câble a deux bouts différents&#xa0;; déposez-le sur un autre élément.</translation>
    </message>
    <message>
        <source>Only a machine can be put into a machine.</source>
        <translation>Seule une machine peut être placée dans une machine.</translation>
    </message>
    <message>
        <source>%1 cannot be put into itself.</source>
        <translation>%1 ne peut pas être placé dans lui-même.</translation>
    </message>
    <message>
        <source>Another machine is called %1 already; choose another name.</source>
        <translation>Une autre machine s’appelle déjà %1&#xa0;; choisissez un autre nom.</translation>
    </message>
    <message>
        <source>%1 exists already; choose another name.</source>
        <translation>%1 existe déjà&#xa0;; choisissez un autre nom.</translation>
    </message>
    <message>
        <source>“%1” is no name for a lab; use letters, digits, “-”, “_” and “.”, beginning with a letter or digit.</source>
        <translation>«&#xa0;%1&#xa0;» n’est pas un nom de lab&#xa0;; utilisez des lettres, des chiffres, «&#xa0;-&#xa0;», «&#xa0;_&#xa0;» et «&#xa0;.&#xa0;», en commençant par une lettre ou un chiffre.</translation>
    </message>
    <message>
        <source>Only machines, interfaces and the lab itself have a name.</source>
        <translation>Seuls les machines, les interfaces et le lab lui-même ont un nom.</translation>
    </message>
    <message>
        <source>Write both networks as &quot;2.0.0.0/8&quot;, both IPv4 or both IPv6.</source>
        <translation>Écrivez les deux réseaux sous la forme «&#xa0;2.0.0.0/8&#xa0;», tous deux IPv4 ou tous deux IPv6.</translation>
    </message>
    <message>
        <source>%1 is too small for the addresses of %2; choose a larger network.</source>
        <translation>%1 est trop petit pour les adresses de %2&#xa0;; choisissez un réseau plus grand.</translation>
    </message>
    <message>
        <source>Put it on a machine or on an interface.</source>
        <translation>Posez-la sur une machine ou sur une interface.</translation>
    </message>
    <message>
        <source>It cannot be made on this interface; put it on the machine.</source>
        <translation>Elle ne peut se faire sur cette interface&#xa0;; posez-la sur la machine.</translation>
    </message>
    <message>
        <source>It is made on an interface; put it on one.</source>
        <translation>Elle se fait sur une interface&#xa0;; posez-la sur l’une d’elles.</translation>
    </message>
    <message>
        <source>%1 overlaps %2, which %3 uses: the two could not be told apart. Choose a network that is free.</source>
        <translation>%1 recouvre %2, utilisé par %3&#xa0;: on ne pourrait pas les distinguer. Choisissez un réseau libre.</translation>
    </message>
    <message>
        <source>A cable has at most %1 bends.</source>
        <translation>Un câble a au plus %1 coudes.</translation>
    </message>
    <message>
        <source>%1 takes no cable: it is a %2, which is made inside its machine. Use %3 itself.</source>
        <translation>%1 ne reçoit pas de câble&#xa0;: c’est une interface %2, créée à l’intérieur de sa machine. Prenez %3.</translation>
    </message>
    <message>
        <source>%1 is at an end of this cable already.</source>
        <translation>%1 est déjà à un bout de ce câble.</translation>
    </message>
    <message>
        <source>%1 has the address of %2 now, which is its port.</source>
        <translation>%1 a maintenant l’adresse de %2, qui est son port.</translation>
    </message>
    <message>
        <source>%1 parts the network %2: give the side of %3 another one, and %4 an address of it.</source>
        <translation>%1 sépare le réseau %2&#xa0;: donnez un autre réseau au côté de %3, et à %4 une adresse dans celui-ci.</translation>
    </message>
    <message>
        <source>%1 has a network on each side now; neither has addresses yet.</source>
        <translation>%1 a maintenant un réseau de chaque côté&#xa0;; aucun des deux n’a encore d’adresses.</translation>
    </message>
    <message>
        <source>It forwards nothing yet: ip_forward is off.</source>
        <translation>Elle ne route encore rien&#xa0;: ip_forward est désactivé.</translation>
    </message>
    <message>
        <source>Only a machine or a bridge can be put onto a cable.</source>
        <translation>Seuls une machine ou un pont peuvent être mis sur un câble.</translation>
    </message>
    <message>
        <source>%1 keeps its cable to %2.</source>
        <translation>%1 garde son câble vers %2.</translation>
    </message>
    <message>
        <source>%1 is plugged into %2 now, in the same network.</source>
        <translation>%1 est maintenant branchée sur %2, dans le même réseau.</translation>
    </message>
    <message>
        <source>%1 has a cable already; remove that cable, or drop this one on %2 itself.</source>
        <translation>%1 a déjà un câble&#xa0;; retirez-le, ou déposez celui-ci sur %2 même.</translation>
    </message>
    <message>
        <source>%1 is one address of a network. Write the network itself: %2</source>
        <translation>%1 est une adresse d’un réseau. Écrivez le réseau lui-même&#xa0;: %2</translation>
    </message>
    <message>
        <source>No interface can have an address of %1: those are kept for groups, or for a machine itself. Choose another network.</source>
        <translation>Aucune interface ne peut avoir une adresse de %1&#xa0;: elles sont réservées aux groupes, ou à la machine elle-même. Choisissez un autre réseau.</translation>
    </message>
</context>
<context>
    <name>toile::Engine</name>
    <message>
        <source>This change has %1 steps, more than Toile does at once (%2). Deploy a part of it first.</source>
        <translation>Ce changement compte %1 étapes, plus que Toile n’en fait à la fois (%2). Déployez-en d’abord une partie.</translation>
    </message>
    <message>
        <source>The lab does not run.</source>
        <translation>Le lab n’est pas déployé.</translation>
    </message>
    <message>
        <source>The command is too long: at most %1 arguments and %2 bytes are passed on.</source>
        <translation>La commande est trop longue&#xa0;: au plus %1 arguments et %2 octets sont transmis.</translation>
    </message>
    <message>
        <source>The helper program %1 could not be started: %2.</source>
        <translation>Le programme auxiliaire %1 n’a pas pu être lancé&#xa0;: %2.</translation>
    </message>
    <message>
        <source>The helper program %1 did not become ready in time and was ended. Try again; if the machine is very busy, wait a little first.</source>
        <translation>Le programme auxiliaire %1 n’a pas été prêt à temps et a été arrêté. Réessayez&#xa0;; si la machine est très chargée, attendez d’abord un peu.</translation>
    </message>
    <message>
        <source>%1 is not Toile’s helper: it did not say that it is ready. Build or install Toile again.</source>
        <translation>%1 n’est pas le programme auxiliaire de Toile&#xa0;: il n’a pas annoncé qu’il est prêt. Compilez ou installez Toile de nouveau.</translation>
    </message>
    <message>
        <source>The helper program %1 was ended by signal %2 before it was ready.</source>
        <translation>Le programme auxiliaire %1 a été arrêté par le signal %2 avant d’être prêt.</translation>
    </message>
    <message>
        <source>The helper program %1 ended with status %2 before it was ready.</source>
        <translation>Le programme auxiliaire %1 s’est terminé avec le code %2 avant d’être prêt.</translation>
    </message>
    <message>
        <source>%1 is not a folder of yours. Remove it, or set XDG_RUNTIME_DIR to a folder that only you can use.</source>
        <translation>%1 n’est pas un dossier à vous. Supprimez-le, ou réglez XDG_RUNTIME_DIR sur un dossier que vous seul pouvez utiliser.</translation>
    </message>
    <message>
        <source>Others may use the folder %1. Run: chmod 700 %1</source>
        <translation>D’autres peuvent utiliser le dossier %1. Lancez&#xa0;: chmod 700 %1</translation>
    </message>
    <message>
        <source>The helper program toiled is missing. It was looked for as %1. Build or install Toile again.</source>
        <translation>Le programme auxiliaire toiled manque. Il a été cherché sous %1. Compilez ou installez Toile de nouveau.</translation>
    </message>
    <message>
        <source>“%1” cannot be a lab’s name: use 1 to 64 letters, digits, “-”, “_” and “.”, beginning with a letter or digit.</source>
        <translation>«&#xa0;%1&#xa0;» ne peut pas être le nom d’un lab&#xa0;: utilisez de 1 à 64 lettres, chiffres, «&#xa0;-&#xa0;», «&#xa0;_&#xa0;» et «&#xa0;.&#xa0;», en commençant par une lettre ou un chiffre.</translation>
    </message>
    <message>
        <source>The socket’s path %1 is too long for Linux. Set XDG_RUNTIME_DIR to a shorter one.</source>
        <translation>Le chemin de socket %1 est trop long pour Linux. Réglez XDG_RUNTIME_DIR sur un chemin plus court.</translation>
    </message>
    <message>
        <source>The helper of lab %1 does not answer. Undeploy the lab and deploy it again.</source>
        <translation>Le programme auxiliaire du lab %1 ne répond pas. Retirez le lab et déployez-le de nouveau.</translation>
    </message>
    <message>
        <source>The connection to the lab was closed.</source>
        <translation>La connexion au lab a été fermée.</translation>
    </message>
    <message>
        <source>The lab %1 does not run. Deploy it first.</source>
        <translation>Le lab %1 n’est pas déployé. Déployez-le d’abord.</translation>
    </message>
    <message>
        <source>The lab %1 cannot be reached: %2.</source>
        <translation>Le lab %1 est injoignable&#xa0;: %2.</translation>
    </message>
    <message>
        <source>The helper of lab %1 ended while it was greeted.</source>
        <translation>Le programme auxiliaire du lab %1 s’est terminé pendant la prise de contact.</translation>
    </message>
    <message>
        <source>The helper of lab %1 ended unexpectedly; the lab is gone.</source>
        <translation>Le programme auxiliaire du lab %1 s’est terminé de façon imprévue&#xa0;; le lab a disparu.</translation>
    </message>
    <message>
        <source>What listens on %1 is not the helper of a lab.</source>
        <translation>Ce qui écoute sur %1 n’est pas le programme auxiliaire d’un lab.</translation>
    </message>
    <message>
        <source>The lab %1 was deployed by another version of Toile (its protocol is %2, this one speaks %3). Undeploy it with that version, or run: kill %4</source>
        <translation>Le lab %1 a été déployé par une autre version de Toile (son protocole est %2, celle-ci parle %3). Retirez-le avec cette version-là, ou lancez&#xa0;: kill %4</translation>
    </message>
    <message>
        <source>The helper greeted twice.</source>
        <translation>Le programme auxiliaire s’est présenté deux fois.</translation>
    </message>
    <message>
        <source>The helper of the lab “%1” does not answer and cannot be ended.</source>
        <translation>Le programme auxiliaire du lab «&#xa0;%1&#xa0;» ne répond pas et ne peut pas être arrêté.</translation>
    </message>
    <message>
        <source>The system service of Toile does not run on this machine. The administrator starts it: systemctl enable --now toile.socket (without systemd: toiled --system)</source>
        <translation>Le service système de Toile ne tourne pas sur cette machine. L’administrateur le démarre ainsi&#xa0;: systemctl enable --now toile.socket (sans systemd&#xa0;: toiled --system)</translation>
    </message>
    <message>
        <source>You may not connect to the system service of Toile. Ask the administrator to let you use %1.</source>
        <translation>Vous ne pouvez pas vous connecter au service système de Toile. Demandez à l’administrateur l’accès à %1.</translation>
    </message>
    <message>
        <source>The system service of Toile cannot be reached: %1.</source>
        <translation>Le service système de Toile est injoignable&#xa0;: %1.</translation>
    </message>
    <message>
        <source>en</source>
        <comment>the language&apos;s code, for the other side: fr</comment>
        <translation>fr</translation>
    </message>
    <message>
        <source>The system service of Toile ended the connection. Try again.</source>
        <translation>Le service système de Toile a coupé la connexion. Réessayez.</translation>
    </message>
    <message>
        <source>Asking whether you may use the system service…</source>
        <translation>Demande d’autorisation pour utiliser le service système…</translation>
    </message>
    <message>
        <source>There is no engine “%1”.</source>
        <translation>Il n’y a pas de moteur «&#xa0;%1&#xa0;».</translation>
    </message>
    <message>
        <source>No engine of this machine can run the lab.</source>
        <translation>Aucun moteur de cette machine ne peut faire tourner le lab.</translation>
    </message>
    <message>
        <source>The lab %1 is starting…</source>
        <translation>Le lab %1 démarre…</translation>
    </message>
    <message>
        <source>What listens on %1 is another user’s. Remove it, or set XDG_RUNTIME_DIR to a folder that only you can use.</source>
        <translation>Ce qui écoute sur %1 est à un autre utilisateur. Supprimez-le, ou donnez à XDG_RUNTIME_DIR un dossier que vous seul pouvez utiliser.</translation>
    </message>
    <message>
        <source>The system service of Toile does not answer. If that lasts, the administrator starts it again: systemctl restart toile.service</source>
        <translation>Le service système de Toile ne répond pas. Si cela dure, l’administrateur le redémarre&#xa0;: systemctl restart toile.service</translation>
    </message>
    <message>
        <source>Asking the administrator for the real network card…</source>
        <translation>La vraie carte réseau est demandée à l’administrateur…</translation>
    </message>
    <message>
        <source>There is no support for: %1.</source>
        <translation>Il manque&#xa0;: %1.</translation>
    </message>
    <message>
        <source>The system service speaks another protocol than this program: install the same version of both, or restart the service.</source>
        <translation>Le service système et ce programme ne parlent pas le même protocole&#xa0;: installez la même version des deux, ou redémarrez le service.</translation>
    </message>
    <message>
        <source>The lab %1 was deployed by another version of Toile. Undeploy it with that version, or run: toilectl undeploy %1</source>
        <translation>Le lab %1 a été déployé par une autre version de Toile. Retirez-le avec cette version-là, ou lancez&#xa0;: toilectl undeploy %1</translation>
    </message>
    <message>
        <source>sandbox</source>
        <translation>bac à sable</translation>
    </message>
    <message>
        <source>micro-VM</source>
        <translation>micro-VM</translation>
    </message>
    <message>
        <source>system service</source>
        <translation>service système</translation>
    </message>
    <message>
        <source>the sandbox</source>
        <translation>le bac à sable</translation>
    </message>
    <message>
        <source>the micro-VM</source>
        <translation>la micro-VM</translation>
    </message>
    <message>
        <source>the system service</source>
        <translation>le service système</translation>
    </message>
    <message>
        <source>The lab %1 runs in %2, which lends no real network cards; undeploy it and deploy it again in the system service.</source>
        <translation>Le lab %1 tourne dans %2, qui ne prête pas de vraies cartes réseau&#xa0;; retirez-le et déployez-le de nouveau dans le service système.</translation>
    </message>
    <message>
        <source>The lab %1 runs in %2, whose kernel has no support for: %3; undeploy it and deploy it again in the micro-VM, which brings a kernel of its own.</source>
        <translation>Le lab %1 tourne dans %2, dont le noyau n’a pas ceci&#xa0;: %3&#xa0;; retirez-le et déployez-le de nouveau dans la micro-VM, qui apporte son propre noyau.</translation>
    </message>
    <message>
        <source>Not in %1: %2</source>
        <comment>%1 may be several: the sandbox, the micro-VM</comment>
        <translation>Pas dans %1&#xa0;: %2</translation>
    </message>
    <message>
        <source>The lab runs in %1. %2</source>
        <translation>Le lab tourne dans %1. %2</translation>
    </message>
</context>
<context>
    <name>toile::EngineSession</name>
    <message>
        <source>ping could not be run in the machine (exit status %1). Install it: apt install iputils-ping</source>
        <translation>ping n’a pas pu être lancé dans la machine (code de retour %1). Installez-le&#xa0;: apt install iputils-ping</translation>
    </message>
    <message>
        <source>ping did not work in the machine: %1</source>
        <translation>ping n’a pas fonctionné dans la machine&#xa0;: %1</translation>
    </message>
    <message>
        <source>%1 translates to %2 instead.</source>
        <translation>%1 traduit en %2 à la place.</translation>
    </message>
</context>
<context>
    <name>toile::Executor</name>
    <message>
        <source>The deployment was cancelled.</source>
        <translation>Le déploiement a été annulé.</translation>
    </message>
    <message>
        <source>The kernel accepted every step, yet the lab is not as planned: this is still missing: %1</source>
        <translation>Le noyau a accepté chaque étape, pourtant le lab n’est pas comme prévu&#xa0;; il manque encore&#xa0;: %1</translation>
    </message>
</context>
<context>
    <name>toile::Export</name>
    <message>
        <source>The machines: each is a network namespace.</source>
        <translation>Les machines&#xa0;: chacune est un espace de noms réseau.</translation>
    </message>
    <message>
        <source>The bridges, down for now.</source>
        <translation>Les ponts, inactifs pour l’instant.</translation>
    </message>
    <message>
        <source>The cables: veth pairs, each end made in its machine.</source>
        <translation>Les câbles&#xa0;: des paires veth, chaque bout créé dans sa machine.</translation>
    </message>
    <message>
        <source>The settings of the interfaces.</source>
        <translation>Les réglages des interfaces.</translation>
    </message>
    <message>
        <source>The addresses.</source>
        <translation>Les adresses.</translation>
    </message>
    <message>
        <source>The interfaces, brought up.</source>
        <translation>Les interfaces, activées.</translation>
    </message>
    <message>
        <source>The routes.</source>
        <translation>Les routes.</translation>
    </message>
    <message>
        <source>The bridges, brought up when everything is in place.</source>
        <translation>Les ponts, activés quand tout est en place.</translation>
    </message>
    <message>
        <source>The machines that forward packets, as routers do.</source>
        <translation>Les machines qui routent les paquets, comme des routeurs.</translation>
    </message>
    <message>
        <source>The firewall and NAT rules.</source>
        <translation>Les règles de pare-feu et de NAT.</translation>
    </message>
    <message>
        <source>en</source>
        <comment>the code of the language of this translation: fr, en…</comment>
        <translation>fr</translation>
    </message>
    <message>
        <source>How to use it, as root:</source>
        <translation>Mode d’emploi, en tant que root&#xa0;:</translation>
    </message>
    <message>
        <source>sh FILE up: builds this network in network namespaces of this machine</source>
        <translation>sh FICHIER up&#xa0;: crée ce réseau dans des espaces de noms réseau de cette machine</translation>
    </message>
    <message>
        <source>sh FILE down: removes it</source>
        <translation>sh FICHIER down&#xa0;: le supprime</translation>
    </message>
    <message>
        <source>To leave this machine wholly alone, run both in a shell started by: unshare -nm</source>
        <translation>Pour ne rien toucher de cette machine, lancez les deux dans un shell démarré par&#xa0;: unshare -nm</translation>
    </message>
    <message>
        <source>This script makes network namespaces: run it as root (sudo sh FILE up).</source>
        <translation>Ce script crée des espaces de noms réseau&#xa0;: lancez-le en tant que root (sudo sh FICHIER up).</translation>
    </message>
    <message>
        <source>The program %1 is missing: install it, then run this script again.</source>
        <translation>Le programme %1 manque&#xa0;: installez-le, puis relancez ce script.</translation>
    </message>
    <message>
        <source>A network namespace named %1 exists already: remove it first (sh FILE down).</source>
        <translation>Un espace de noms réseau nommé %1 existe déjà&#xa0;: supprimez-le d’abord (sh FICHIER down).</translation>
    </message>
    <message>
        <source>When a command fails, nothing is left.</source>
        <translation>Si une commande échoue, il ne reste rien.</translation>
    </message>
    <message>
        <source>Say what to do: sh FILE up, or sh FILE down.</source>
        <translation>Dites quoi faire&#xa0;: sh FICHIER up, ou sh FICHIER down.</translation>
    </message>
    <message>
        <source>The interfaces that need no cable: VLANs on others, VXLANs, taps.</source>
        <translation>Les interfaces sans câble&#xa0;: VLAN sur d’autres, VXLAN, tap.</translation>
    </message>
    <message>
        <source>The VLANs that each port of a bridge carries.</source>
        <translation>Les VLAN que porte chaque port de pont.</translation>
    </message>
    <message>
        <source>The other ends of the VXLANs.</source>
        <translation>Les autres bouts des VXLAN.</translation>
    </message>
    <message>
        <source>Careful: it takes %1 from this computer, which is cut off from what is behind it. Afterwards configure it again by hand.</source>
        <translation>Attention&#xa0;: il prend %1 à cet ordinateur, qui est coupé de ce qui se trouve derrière. Ensuite, reconfigurez-la à la main.</translation>
    </message>
    <message>
        <source>Real network cards go back to this computer; their addresses and routes do not.</source>
        <translation>Les vraies cartes réseau reviennent à cet ordinateur&#xa0;; leurs adresses et leurs routes, non.</translation>
    </message>
    <message>
        <source>A machine’s interfaces, routes and rules go with its namespace.</source>
        <translation>Les interfaces, routes et règles d’une machine partent avec son espace de noms.</translation>
    </message>
</context>
<context>
    <name>toile::Features</name>
    <message>
        <source>VLAN interfaces (802.1Q)</source>
        <translation>interfaces VLAN (802.1Q)</translation>
    </message>
    <message>
        <source>bridges that filter VLANs</source>
        <translation>ponts qui filtrent les VLAN</translation>
    </message>
    <message>
        <source>VXLAN interfaces</source>
        <translation>interfaces VXLAN</translation>
    </message>
    <message>
        <source>tap and tun interfaces</source>
        <translation>interfaces tap et tun</translation>
    </message>
    <message>
        <source>The kernel of this engine lacks what this lab needs: %1; deploy it with the engine “vm” (toilectl deploy --engine vm), which brings a kernel of its own.</source>
        <translation>Il manque au noyau de ce moteur ce dont ce lab a besoin&#xa0;: %1&#xa0;; déployez-le avec le moteur «&#xa0;vm&#xa0;» (toilectl deploy --engine vm), qui apporte son propre noyau.</translation>
    </message>
    <message>
        <source>real network cards</source>
        <translation>vraies cartes réseau</translation>
    </message>
    <message>
        <source>cables between machines (veth)</source>
        <translation>câbles entre machines (veth)</translation>
    </message>
    <message>
        <source>bridges</source>
        <translation>ponts</translation>
    </message>
    <message>
        <source>firewall rules (iptables with nf_tables)</source>
        <translation>règles de pare-feu (iptables avec nf_tables)</translation>
    </message>
    <message>
        <source>rules about known connections (conntrack)</source>
        <translation>règles sur les connexions connues (conntrack)</translation>
    </message>
    <message>
        <source>NAT (masquerade, SNAT, DNAT)</source>
        <translation>NAT (masquerade, SNAT, DNAT)</translation>
    </message>
    <message>
        <source>This lab takes a real network card of this computer, which the system service alone can lend: let the administrator start it (systemctl enable --now toile.socket), and deploy the lab in it (toilectl deploy --engine system).</source>
        <translation>Ce lab prend une vraie carte réseau de cet ordinateur, que seul le service système peut prêter&#xa0;: demandez à l’administrateur de le démarrer (systemctl enable --now toile.socket), et déployez-y le lab (toilectl deploy --engine system).</translation>
    </message>
</context>
<context>
    <name>toile::Fields</name>
    <message>
        <source>true or false</source>
        <translation>true ou false</translation>
    </message>
    <message>
        <source>a name as &quot;VM1&quot;</source>
        <translation>un nom, par exemple «&#xa0;VM1&#xa0;»</translation>
    </message>
    <message>
        <source>“%1” is no name for a machine; write up to 32 letters, digits, “-”, “_” and “.”, beginning with a letter or digit, as &quot;VM1&quot;.</source>
        <translation>«&#xa0;%1&#xa0;» n’est pas un nom de machine&#xa0;; écrivez au plus 32 lettres, chiffres, «&#xa0;-&#xa0;», «&#xa0;_&#xa0;» et «&#xa0;.&#xa0;», en commençant par une lettre ou un chiffre, par exemple «&#xa0;VM1&#xa0;».</translation>
    </message>
    <message>
        <source>one of %1</source>
        <translation>l’un de ceux-ci&#xa0;: %1</translation>
    </message>
    <message>
        <source>“%1” is no kind of machine; did you mean “%2”?</source>
        <translation>«&#xa0;%1&#xa0;» n’est pas un type de machine&#xa0;; vouliez-vous dire «&#xa0;%2&#xa0;»&#xa0;?</translation>
    </message>
    <message>
        <source>“%1” is no kind of machine; write one of %2.</source>
        <translation>«&#xa0;%1&#xa0;» n’est pas un type de machine&#xa0;; écrivez l’un de ceux-ci&#xa0;: %2.</translation>
    </message>
    <message>
        <source>a name as &quot;eth0&quot;</source>
        <translation>un nom, par exemple «&#xa0;eth0&#xa0;»</translation>
    </message>
    <message>
        <source>“%1” is no name for an interface; write up to 15 letters, digits, “-”, “_” and “.”, as &quot;eth0&quot; (“lo”, “all” and “default” are taken by Linux).</source>
        <translation>«&#xa0;%1&#xa0;» n’est pas un nom d’interface&#xa0;; écrivez au plus 15 lettres, chiffres, «&#xa0;-&#xa0;», «&#xa0;_&#xa0;» et «&#xa0;.&#xa0;», par exemple «&#xa0;eth0&#xa0;» («&#xa0;lo&#xa0;», «&#xa0;all&#xa0;» et «&#xa0;default&#xa0;» sont pris par Linux).</translation>
    </message>
    <message>
        <source>“%1” is no MAC address; write six pairs of hexadecimal digits as &quot;02:00:00:00:01:01&quot;.</source>
        <translation>«&#xa0;%1&#xa0;» n’est pas une adresse MAC&#xa0;; écrivez six paires de chiffres hexadécimaux, par exemple «&#xa0;02:00:00:00:01:01&#xa0;».</translation>
    </message>
    <message>
        <source>%1 is a group address or zero, and no interface can have it; write one whose first byte is even, as &quot;02:00:00:00:01:01&quot;.</source>
        <translation>%1 est une adresse de groupe ou nulle, qu’aucune interface ne peut avoir&#xa0;; écrivez-en une dont le premier octet est pair, par exemple «&#xa0;02:00:00:00:01:01&#xa0;».</translation>
    </message>
    <message>
        <source>The MTU must be a whole number from %1 to %2; leave it out for Linux’s own 1500.</source>
        <translation>La MTU doit être un nombre entier de %1 à %2&#xa0;; ne l’écrivez pas pour garder les 1500 de Linux.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>How the machine is called; `ip netns` lists it under this name.</source>
        <translation>Le nom de la machine&#xa0;; `ip netns` la montre sous ce nom.</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>What it is drawn as. To Linux every machine is the same: a network namespace.</source>
        <translation>Son dessin. Pour Linux, toute machine est la même chose&#xa0;: un espace de noms réseau.</translation>
    </message>
    <message>
        <source>Forwards packets (router)</source>
        <translation>Route les paquets (routeur)</translation>
    </message>
    <message>
        <source>Passes on packets that are not for itself: `sysctl net.ipv4.ip_forward=1`.</source>
        <translation>Transmet les paquets qui ne sont pas pour elle&#xa0;: `sysctl net.ipv4.ip_forward=1`.</translation>
    </message>
    <message>
        <source>Routes</source>
        <translation>Routes</translation>
    </message>
    <message>
        <source>Where packets for other networks go: `ip route add default via 2.0.0.2`.</source>
        <translation>Par où partent les paquets pour les autres réseaux&#xa0;: `ip route add default via 2.0.0.2`.</translation>
    </message>
    <message>
        <source>NAT and firewall</source>
        <translation>NAT et pare-feu</translation>
    </message>
    <message>
        <source>Rules in order: `iptables -t nat -A POSTROUTING -o eth0 -j MASQUERADE`.</source>
        <translation>Les règles, dans l’ordre&#xa0;: `iptables -t nat -A POSTROUTING -o eth0 -j MASQUERADE`.</translation>
    </message>
    <message>
        <source>How `ip link` calls the interface: eth0, tap0, veth1…</source>
        <translation>Le nom que montre `ip link`&#xa0;: eth0, tap0, veth1…</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>En service</translation>
    </message>
    <message>
        <source>Switched on: `ip link set eth0 up`.</source>
        <translation>Activée&#xa0;: `ip link set eth0 up`.</translation>
    </message>
    <message>
        <source>MAC address</source>
        <translation>Adresse MAC</translation>
    </message>
    <message>
        <source>The address on the wire; empty: Linux chooses one at random when it makes the interface, and leaves one that exists its address.</source>
        <translation>L’adresse sur le câble&#xa0;; vide&#xa0;: Linux en tire une au hasard en créant l’interface, et laisse la sienne à celle qui existe.</translation>
    </message>
    <message>
        <source>MTU</source>
        <translation>MTU</translation>
    </message>
    <message>
        <source>Addresses</source>
        <translation>Adresses</translation>
    </message>
    <message>
        <source>With their prefix length: `ip addr add 1.0.0.1/8 dev eth0`.</source>
        <translation>Avec leur longueur de préfixe&#xa0;: `ip addr add 1.0.0.1/8 dev eth0`.</translation>
    </message>
    <message>
        <source>With STP the forward delay must be a whole number of seconds from %1 to %2.</source>
        <translation>Avec STP, le délai de transmission doit être un nombre entier de secondes de %1 à %2.</translation>
    </message>
    <message>
        <source>The forward delay must be a whole number of seconds from 0 to %1.</source>
        <translation>Le délai de transmission doit être un nombre entier de secondes de 0 à %1.</translation>
    </message>
    <message>
        <source>The ageing time must be a whole number of seconds from 0 to %1.</source>
        <translation>La durée de vie des adresses doit être un nombre entier de secondes de 0 à %1.</translation>
    </message>
    <message>
        <source>Spanning tree (STP)</source>
        <translation>Arbre couvrant (STP)</translation>
    </message>
    <message>
        <source>Breaks loops between bridges: `brctl stp br0 on`.</source>
        <translation>Coupe les boucles entre ponts&#xa0;: `brctl stp br0 on`.</translation>
    </message>
    <message>
        <source>Forward delay (seconds)</source>
        <translation>Délai de transmission (secondes)</translation>
    </message>
    <message>
        <source>How long a new port listens before it forwards: `brctl setfd br0 0`.</source>
        <translation>Combien de temps un nouveau port écoute avant de transmettre&#xa0;: `brctl setfd br0 0`.</translation>
    </message>
    <message>
        <source>Ageing (seconds)</source>
        <translation>Durée de vie des adresses (secondes)</translation>
    </message>
    <message>
        <source>When a learned MAC address is forgotten: `brctl setageing br0 300`.</source>
        <translation>Quand une adresse MAC apprise est oubliée&#xa0;: `brctl setageing br0 300`.</translation>
    </message>
    <message>
        <source>A rule needs “%1”: write one of %2.</source>
        <translation>Une règle demande «&#xa0;%1&#xa0;»&#xa0;: écrivez l’un de ceux-ci&#xa0;: %2.</translation>
    </message>
    <message>
        <source>“%1” is not known here; write one of %2.</source>
        <translation>«&#xa0;%1&#xa0;» n’est pas connu ici&#xa0;; écrivez l’un de ceux-ci&#xa0;: %2.</translation>
    </message>
    <message>
        <source>“%1” is no name of an interface; write one of this machine as &quot;eth0&quot;.</source>
        <translation>«&#xa0;%1&#xa0;» n’est pas un nom d’interface&#xa0;; écrivez celui d’une interface de cette machine, par exemple «&#xa0;eth0&#xa0;».</translation>
    </message>
    <message>
        <source>“%1” is no IPv4 network; write one as &quot;2.0.0.0/8&quot; or an address as &quot;2.0.0.1&quot;.</source>
        <translation>«&#xa0;%1&#xa0;» n’est pas un réseau IPv4&#xa0;; écrivez un réseau («&#xa0;2.0.0.0/8&#xa0;») ou une adresse («&#xa0;2.0.0.1&#xa0;»).</translation>
    </message>
    <message>
        <source>A port is a whole number from 1 to 65535.</source>
        <translation>Un port est un nombre entier de 1 à 65535.</translation>
    </message>
    <message>
        <source>“%1” is no address to translate to; write one as &quot;1.0.0.1&quot; or &quot;1.0.0.1:80&quot;.</source>
        <translation>«&#xa0;%1&#xa0;» n’est pas une adresse de remplacement&#xa0;; écrivez «&#xa0;1.0.0.1&#xa0;» ou «&#xa0;1.0.0.1:80&#xa0;».</translation>
    </message>
    <message>
        <source>The table nat has no chain FORWARD; use POSTROUTING or PREROUTING, or the table filter.</source>
        <translation>La table nat n’a pas de chaîne FORWARD&#xa0;; utilisez POSTROUTING ou PREROUTING, ou la table filter.</translation>
    </message>
    <message>
        <source>The table filter has no chain %1; write &quot;table&quot;: &quot;nat&quot; or use INPUT, FORWARD or OUTPUT.</source>
        <translation>La table filter n’a pas de chaîne %1&#xa0;; écrivez &quot;table&quot;: &quot;nat&quot;, ou utilisez INPUT, FORWARD ou OUTPUT.</translation>
    </message>
    <message>
        <source>%1 sees packets that leave: they have no incoming interface; remove &quot;in&quot;.</source>
        <translation>%1 voit des paquets qui sortent&#xa0;: ils n’ont pas d’interface d’entrée&#xa0;; retirez «&#xa0;in&#xa0;».</translation>
    </message>
    <message>
        <source>%1 sees packets that arrive: they have no outgoing interface yet; remove &quot;out&quot;.</source>
        <translation>%1 voit des paquets qui arrivent&#xa0;: ils n’ont pas encore d’interface de sortie&#xa0;; retirez «&#xa0;out&#xa0;».</translation>
    </message>
    <message>
        <source>The table nat does not filter; use the table filter for %1.</source>
        <translation>La table nat ne filtre pas&#xa0;; utilisez la table filter pour %1.</translation>
    </message>
    <message>
        <source>%1 belongs to the table nat; write &quot;table&quot;: &quot;nat&quot;.</source>
        <translation>%1 appartient à la table nat&#xa0;; écrivez &quot;table&quot;: &quot;nat&quot;.</translation>
    </message>
    <message>
        <source>MASQUERADE works only in POSTROUTING; write &quot;chain&quot;: &quot;POSTROUTING&quot;.</source>
        <translation>MASQUERADE ne fonctionne que dans POSTROUTING&#xa0;; écrivez &quot;chain&quot;: &quot;POSTROUTING&quot;.</translation>
    </message>
    <message>
        <source>SNAT works only in POSTROUTING and INPUT; write &quot;chain&quot;: &quot;POSTROUTING&quot;.</source>
        <translation>SNAT ne fonctionne que dans POSTROUTING et INPUT&#xa0;; écrivez &quot;chain&quot;: &quot;POSTROUTING&quot;.</translation>
    </message>
    <message>
        <source>DNAT works only in PREROUTING and OUTPUT; write &quot;chain&quot;: &quot;PREROUTING&quot;.</source>
        <translation>DNAT ne fonctionne que dans PREROUTING et OUTPUT&#xa0;; écrivez &quot;chain&quot;: &quot;PREROUTING&quot;.</translation>
    </message>
    <message>
        <source>%1 needs the address to translate to: add &quot;to&quot;: &quot;1.0.0.1&quot;.</source>
        <translation>%1 demande l’adresse de remplacement&#xa0;: ajoutez &quot;to&quot;: &quot;1.0.0.1&quot;.</translation>
    </message>
    <message>
        <source>%1 takes no &quot;to&quot;; remove it, or use SNAT or DNAT.</source>
        <translation>%1 ne prend pas de «&#xa0;to&#xa0;»&#xa0;; retirez-le, ou utilisez SNAT ou DNAT.</translation>
    </message>
    <message>
        <source>Only TCP and UDP have ports; add &quot;protocol&quot;: &quot;tcp&quot; or &quot;udp&quot;, or remove the port.</source>
        <translation>Seuls TCP et UDP ont des ports&#xa0;; ajoutez &quot;protocol&quot;: &quot;tcp&quot; ou &quot;udp&quot;, ou retirez le port.</translation>
    </message>
    <message>
        <source>a rule as {&quot;table&quot;: &quot;nat&quot;, &quot;chain&quot;: &quot;POSTROUTING&quot;, &quot;out&quot;: &quot;eth0&quot;, &quot;target&quot;: &quot;MASQUERADE&quot;}</source>
        <translation>une règle, par exemple {&quot;table&quot;: &quot;nat&quot;, &quot;chain&quot;: &quot;POSTROUTING&quot;, &quot;out&quot;: &quot;eth0&quot;, &quot;target&quot;: &quot;MASQUERADE&quot;}</translation>
    </message>
    <message>
        <source>a list in square brackets</source>
        <translation>une liste entre crochets</translation>
    </message>
    <message>
        <source>This list has %1 entries; the most is %2.</source>
        <translation>Cette liste a %1 éléments&#xa0;; le maximum est %2.</translation>
    </message>
    <message>
        <source>A route needs “to”: write &quot;to&quot;: &quot;default&quot; or a network as &quot;2.0.0.0/8&quot;.</source>
        <translation>Une route demande «&#xa0;to&#xa0;»&#xa0;: écrivez &quot;to&quot;: &quot;default&quot;, ou un réseau comme &quot;2.0.0.0/8&quot;.</translation>
    </message>
    <message>
        <source>“%1” is no network; write &quot;default&quot; or a network as &quot;2.0.0.0/8&quot;.</source>
        <translation>«&#xa0;%1&#xa0;» n’est pas un réseau&#xa0;; écrivez «&#xa0;default&#xa0;», ou un réseau comme «&#xa0;2.0.0.0/8&#xa0;».</translation>
    </message>
    <message>
        <source>%1 has bits beyond its prefix; write %2.</source>
        <translation>%1 a des bits au-delà de son préfixe&#xa0;; écrivez %2.</translation>
    </message>
    <message>
        <source>“%1” is no address; write the gateway’s address as &quot;2.0.0.2&quot;, without a prefix length.</source>
        <translation>«&#xa0;%1&#xa0;» n’est pas une adresse&#xa0;; écrivez celle de la passerelle, par exemple «&#xa0;2.0.0.2&#xa0;», sans longueur de préfixe.</translation>
    </message>
    <message>
        <source>The gateway and the destination must both be IPv4 or both be IPv6.</source>
        <translation>La passerelle et la destination doivent être toutes deux IPv4, ou toutes deux IPv6.</translation>
    </message>
    <message>
        <source>A route needs a gateway (&quot;via&quot;: &quot;2.0.0.2&quot;) or an interface (&quot;dev&quot;: &quot;eth0&quot;).</source>
        <translation>Une route demande une passerelle (&quot;via&quot;: &quot;2.0.0.2&quot;) ou une interface (&quot;dev&quot;: &quot;eth0&quot;).</translation>
    </message>
    <message>
        <source>The metric must be a whole number from 0 to %1.</source>
        <translation>La métrique doit être un nombre entier de 0 à %1.</translation>
    </message>
    <message>
        <source>a number</source>
        <translation>un nombre</translation>
    </message>
    <message>
        <source>a text in quotes</source>
        <translation>un texte entre guillemets</translation>
    </message>
    <message>
        <source>an object in braces</source>
        <translation>un objet entre accolades</translation>
    </message>
    <message>
        <source>null</source>
        <translation>null</translation>
    </message>
    <message>
        <source>This is %1; write %2.</source>
        <translation>C’est %1&#xa0;; écrivez %2.</translation>
    </message>
    <message>
        <source>an address as &quot;1.0.0.1/8&quot;</source>
        <translation>une adresse, par exemple «&#xa0;1.0.0.1/8&#xa0;»</translation>
    </message>
    <message>
        <source>The address %1 has no prefix length; write it as &quot;%1/24&quot;.</source>
        <translation>L’adresse %1 n’a pas de longueur de préfixe&#xa0;; écrivez-la sous la forme «&#xa0;%1/24&#xa0;».</translation>
    </message>
    <message>
        <source>“%1” is no address; write one as &quot;1.0.0.1/8&quot;.</source>
        <translation>«&#xa0;%1&#xa0;» n’est pas une adresse&#xa0;; écrivez-la sous la forme «&#xa0;1.0.0.1/8&#xa0;».</translation>
    </message>
    <message>
        <source>The address %1 is here twice; remove one.</source>
        <translation>L’adresse %1 figure ici deux fois&#xa0;; retirez-en une.</translation>
    </message>
    <message>
        <source>%1 names no machine; write an address as &quot;1.0.0.1/8&quot;.</source>
        <translation>%1 ne désigne aucune machine&#xa0;; écrivez une adresse comme «&#xa0;1.0.0.1/8&#xa0;».</translation>
    </message>
    <message>
        <source>a route as {&quot;to&quot;: &quot;default&quot;, &quot;via&quot;: &quot;2.0.0.2&quot;}</source>
        <translation>une route, par exemple {&quot;to&quot;: &quot;default&quot;, &quot;via&quot;: &quot;2.0.0.2&quot;}</translation>
    </message>
    <message>
        <source>There are two routes to %1; remove one, or give it another metric.</source>
        <translation>Il y a deux routes vers %1&#xa0;; retirez-en une, ou donnez-lui une autre métrique.</translation>
    </message>
    <message>
        <source>VLAN ids as &quot;100,200-210&quot;</source>
        <translation>des numéros de VLAN comme «&#xa0;100,200-210&#xa0;»</translation>
    </message>
    <message>
        <source>What makes it a trunk, as 100,200-210: `bridge vlan add dev eth0 vid 200-210`.</source>
        <translation>Ce qui en fait un trunk, comme 100,200-210&#xa0;: `bridge vlan add dev eth0 vid 200-210`.</translation>
    </message>
    <message>
        <source>%1 must be a whole number from %2 to %3.</source>
        <translation>%1 doit être un nombre entier de %2 à %3.</translation>
    </message>
    <message>
        <source>“%1” is no IPv4 address; write one as &quot;1.0.0.1&quot;, without a prefix length.</source>
        <translation>«&#xa0;%1&#xa0;» n’est pas une adresse IPv4&#xa0;; écrivez-la comme «&#xa0;1.0.0.1&#xa0;», sans longueur de préfixe.</translation>
    </message>
    <message>
        <source>The number of a user (uid)</source>
        <translation>Le numéro d’un utilisateur (uid)</translation>
    </message>
    <message>
        <source>Each port carries only its VLANs, as on a switch: `ip link set br0 type bridge vlan_filtering 1`.</source>
        <translation>Chaque port ne porte que ses VLAN, comme sur un commutateur&#xa0;: `ip link set br0 type bridge vlan_filtering 1`.</translation>
    </message>
    <message>
        <source>VLAN of new ports</source>
        <translation>VLAN des nouveaux ports</translation>
    </message>
    <message>
        <source>What a port carries without a tag unless it says so itself; 0: none.</source>
        <translation>Ce qu’un port porte sans étiquette s’il ne dit rien lui-même&#xa0;; 0&#xa0;: aucun.</translation>
    </message>
    <message>
        <source>The VLAN of new ports</source>
        <translation>Le VLAN des nouveaux ports</translation>
    </message>
    <message>
        <source>Owner (uid)</source>
        <translation>Propriétaire (uid)</translation>
    </message>
    <message>
        <source>The user whose program may attach: `ip tuntap add tap0 mode tap user 1000`; -1: root alone.</source>
        <translation>L’utilisateur dont le programme peut s’y attacher&#xa0;: `ip tuntap add tap0 mode tap user 1000`&#xa0;; -1&#xa0;: root seul.</translation>
    </message>
    <message>
        <source>VLAN id</source>
        <translation>Numéro de VLAN</translation>
    </message>
    <message>
        <source>The tag of its frames: `ip link add link eth0 name eth0.100 type vlan id 100`.</source>
        <translation>L’étiquette de ses trames&#xa0;: `ip link add link eth0 name eth0.100 type vlan id 100`.</translation>
    </message>
    <message>
        <source>The VLAN id</source>
        <translation>Le numéro de VLAN</translation>
    </message>
    <message>
        <source>addresses as &quot;1.0.0.2, 1.0.0.3&quot;</source>
        <translation>des adresses comme «&#xa0;1.0.0.2, 1.0.0.3&#xa0;»</translation>
    </message>
    <message>
        <source>VXLAN id (VNI)</source>
        <translation>Numéro de VXLAN (VNI)</translation>
    </message>
    <message>
        <source>Both ends have the same: `ip link add vxlan42 type vxlan id 42 dstport 4789 remote 1.0.0.2`.</source>
        <translation>Le même aux deux bouts&#xa0;: `ip link add vxlan42 type vxlan id 42 dstport 4789 remote 1.0.0.2`.</translation>
    </message>
    <message>
        <source>The VXLAN id (VNI)</source>
        <translation>Le numéro de VXLAN (VNI)</translation>
    </message>
    <message>
        <source>Local address</source>
        <translation>Adresse locale</translation>
    </message>
    <message>
        <source>Its packets come from this address of the machine; empty: Linux chooses.</source>
        <translation>Ses paquets partent de cette adresse de la machine&#xa0;; vide&#xa0;: Linux choisit.</translation>
    </message>
    <message>
        <source>Other ends</source>
        <translation>Autres bouts</translation>
    </message>
    <message>
        <source>Where frames for unknown MACs go: addresses of machines, as 1.0.0.2, 1.0.0.3.</source>
        <translation>Où vont les trames pour des MAC inconnues&#xa0;: des adresses de machines, comme 1.0.0.2, 1.0.0.3.</translation>
    </message>
    <message>
        <source>Multicast group</source>
        <translation>Groupe multicast</translation>
    </message>
    <message>
        <source>Instead of other ends: all that join the same group, as 239.1.1.1.</source>
        <translation>Au lieu d’autres bouts&#xa0;: tous ceux qui rejoignent le même groupe, comme 239.1.1.1.</translation>
    </message>
    <message>
        <source>UDP port</source>
        <translation>Port UDP</translation>
    </message>
    <message>
        <source>Both ends have the same; the IANA’s is 4789.</source>
        <translation>Le même aux deux bouts&#xa0;; celui de l’IANA est 4789.</translation>
    </message>
    <message>
        <source>The UDP port</source>
        <translation>Le port UDP</translation>
    </message>
    <message>
        <source>Learns MAC addresses</source>
        <translation>Apprend les adresses MAC</translation>
    </message>
    <message>
        <source>Remembers behind which end a MAC is: `bridge fdb show dev vxlan42`.</source>
        <translation>Retient derrière quel bout est une MAC&#xa0;: `bridge fdb show dev vxlan42`.</translation>
    </message>
    <message>
        <source>“%1” is no VLAN; write ids from 1 to %2 and ranges as &quot;100,200-210&quot;.</source>
        <translation>«&#xa0;%1&#xa0;» n’est pas un VLAN&#xa0;; écrivez des numéros de 1 à %2 et des plages comme «&#xa0;100,200-210&#xa0;».</translation>
    </message>
    <message>
        <source>a text</source>
        <translation>un texte</translation>
    </message>
    <message>
        <source>“%1” cannot be the name of a network card: `ip link` lists those of this computer.</source>
        <translation>«&#xa0;%1&#xa0;» ne peut pas être le nom d’une carte réseau&#xa0;: `ip link` affiche celles de cet ordinateur.</translation>
    </message>
    <message>
        <source>Network card</source>
        <translation>Carte réseau</translation>
    </message>
    <message>
        <source>The name of the card on this computer (`ip link`); empty: that of the interface. `ip link set eth0 netns Host1` takes it.</source>
        <translation>Le nom de la carte sur cet ordinateur (`ip link`)&#xa0;; vide&#xa0;: celui de l’interface. `ip link set eth0 netns Host1` la prend.</translation>
    </message>
    <message>
        <source>Brings its addresses</source>
        <translation>Apporte ses adresses</translation>
    </message>
    <message>
        <source>The card’s IPv4 addresses and routes on this computer come along; when it is a port of a bridge, the bridge gets them.</source>
        <translation>Les adresses IPv4 et les routes de la carte sur cet ordinateur viennent avec elle&#xa0;; quand elle est un port d’un pont, c’est le pont qui les reçoit.</translation>
    </message>
    <message>
        <source>The PVID</source>
        <translation>Le PVID</translation>
    </message>
    <message>
        <source>They go out without a tag too, and nothing comes back in them that way: `bridge vlan add dev eth0 vid 300 untagged`.</source>
        <translation>Eux aussi sortent sans étiquette, et rien n’y revient par là&#xa0;: `bridge vlan add dev eth0 vid 300 untagged`.</translation>
    </message>
    <message>
        <source>An address is missing before or after a comma.</source>
        <translation>Il manque une adresse avant ou après une virgule.</translation>
    </message>
    <message>
        <source>%1 is nobody’s address; write the gateway’s, or leave “via” out and write the interface as “dev”.</source>
        <translation>%1 n’est l’adresse de personne&#xa0;; écrivez celle de la passerelle, ou laissez «&#xa0;via&#xa0;» de côté et écrivez l’interface comme «&#xa0;dev&#xa0;».</translation>
    </message>
    <message>
        <source>The largest packet in bytes: `ip link set eth0 mtu 1400`; 0: Linux’s default.</source>
        <translation>Le plus grand paquet, en octets&#xa0;: `ip link set eth0 mtu 1400`&#xa0;; 0&#xa0;: la valeur de Linux.</translation>
    </message>
    <message>
        <source>“%1” is not a known key; did you mean “%2”?</source>
        <translation>«&#xa0;%1&#xa0;» n’est pas une clé connue ici&#xa0;; vouliez-vous dire «&#xa0;%2&#xa0;»&#xa0;?</translation>
    </message>
    <message>
        <source>“%1” is not a known key; remove it, or use one of: %2.</source>
        <translation>«&#xa0;%1&#xa0;» n’est pas une clé connue ici&#xa0;; retirez-la, ou utilisez l’une de celles-ci&#xa0;: %2.</translation>
    </message>
    <message>
        <source>The untagged VLAN</source>
        <translation>Le VLAN sans étiquette</translation>
    </message>
    <message>
        <source>Untagged VLAN (access, native)</source>
        <translation>VLAN sans étiquette (accès, natif)</translation>
    </message>
    <message>
        <source>An access port’s VLAN, or a trunk’s native one (PVID): `bridge vlan add dev eth0 vid 100 pvid untagged`; 0: none; empty: the bridge’s default.</source>
        <translation>Le VLAN d’un port d’accès, ou le VLAN natif d’un trunk (PVID)&#xa0;: `bridge vlan add dev eth0 vid 100 pvid untagged`&#xa0;; 0&#xa0;: aucun&#xa0;; vide&#xa0;: celui du pont.</translation>
    </message>
    <message>
        <source>Tagged VLANs (trunk)</source>
        <translation>VLAN avec étiquette (trunk)</translation>
    </message>
    <message>
        <source>Tells VLANs apart (vlan_filtering)</source>
        <translation>Distingue les VLAN (vlan_filtering)</translation>
    </message>
    <message>
        <source>VLAN of incoming untagged frames (PVID)</source>
        <translation>VLAN entrant sans étiquette (PVID)</translation>
    </message>
    <message>
        <source>The VLAN of frames that come in without a tag: `bridge vlan add dev eth0 vid 200 pvid`; 0: none may; empty: the untagged VLAN, which is nearly always meant.</source>
        <translation>Le VLAN des trames qui entrent sans étiquette&#xa0;: `bridge vlan add dev eth0 vid 200 pvid`&#xa0;; 0&#xa0;: aucune n’entre&#xa0;; vide&#xa0;: le VLAN sans étiquette, ce que l’on veut presque toujours.</translation>
    </message>
    <message>
        <source>Other untagged VLANs (outgoing only)</source>
        <translation>Autres VLAN sans étiquette (en sortie)</translation>
    </message>
</context>
<context>
    <name>toile::Findings</name>
    <message>
        <source>%1 is a port of %2 and has an address: a bridge takes all packets of its ports, so the address does not answer as it should.</source>
        <translation>%1 est un port de %2 et a une adresse&#xa0;: un pont prend tous les paquets de ses ports, donc l’adresse ne répond pas comme elle le devrait.</translation>
    </message>
    <message>
        <source>Move the address to %1.</source>
        <translation>Déplacez l’adresse sur %1.</translation>
    </message>
    <message>
        <source>%1 is a port of %2, but it is down: nothing passes.</source>
        <translation>%1 est un port de %2, mais il est inactif&#xa0;: rien ne passe.</translation>
    </message>
    <message>
        <source>Switch it on: ip link set %1 up.</source>
        <translation>Activez-la&#xa0;: ip link set %1 up.</translation>
    </message>
    <message>
        <source>%1 has no cable: a veth has two ends, so it will not exist when the lab is deployed.</source>
        <translation>%1 n’a pas de câble&#xa0;: un veth a deux bouts, l’interface n’existera donc pas quand le lab sera déployé.</translation>
    </message>
    <message>
        <source>Pull a cable from it, or remove it.</source>
        <translation>Tirez-en un câble, ou supprimez-la.</translation>
    </message>
    <message>
        <source>%1 is down: nothing passes.</source>
        <translation>%1 est inactive&#xa0;: rien ne passe.</translation>
    </message>
    <message>
        <source>%1 has no address and is no bridge port: its machine cannot talk through it.</source>
        <translation>%1 n’a pas d’adresse et n’est pas un port de pont&#xa0;: sa machine ne peut pas communiquer par là.</translation>
    </message>
    <message>
        <source>Give it an address, or make it a port of a bridge.</source>
        <translation>Donnez-lui une adresse, ou faites-en le port d’un pont.</translation>
    </message>
    <message>
        <source>%1 has no ports: it joins nothing.</source>
        <translation>%1 n’a pas de port&#xa0;: il ne relie rien.</translation>
    </message>
    <message>
        <source>Pull cables from the bridge to machines.</source>
        <translation>Tirez des câbles du pont vers des machines.</translation>
    </message>
    <message>
        <source>%1 is down: nothing passes between its ports.</source>
        <translation>%1 est inactif&#xa0;: rien ne passe entre ses ports.</translation>
    </message>
    <message>
        <source>the default route</source>
        <translation>la route par défaut</translation>
    </message>
    <message>
        <source>the route to %1</source>
        <translation>la route vers %1</translation>
    </message>
    <message>
        <source>%1, the gateway of %2, is on no network of this machine: Linux refuses the route.</source>
        <translation>%1, la passerelle de %2, n’est sur aucun réseau de cette machine&#xa0;: Linux refuse la route.</translation>
    </message>
    <message>
        <source>Write the address that the gateway has on a network of this machine, or give this machine an address beside the gateway.</source>
        <translation>Écrivez l’adresse que la passerelle a sur un réseau de cette machine, ou donnez à cette machine une adresse voisine de la passerelle.</translation>
    </message>
    <message>
        <source>%1, the gateway of %2, is this machine itself.</source>
        <translation>%1, la passerelle de %2, est cette machine elle-même.</translation>
    </message>
    <message>
        <source>Write the address of the neighbour that passes the packets on.</source>
        <translation>Écrivez l’adresse du voisin qui transmet les paquets.</translation>
    </message>
    <message>
        <source>No machine on this network has the address %1, the gateway of %2.</source>
        <translation>Aucune machine de ce réseau n’a l’adresse %1, la passerelle de %2.</translation>
    </message>
    <message>
        <source>Write the address of a neighbour, or give that address to the router.</source>
        <translation>Écrivez l’adresse d’un voisin, ou donnez cette adresse au routeur.</translation>
    </message>
    <message>
        <source>%1 uses this machine as its gateway, but it does not forward packets.</source>
        <translation>%1 prend cette machine comme passerelle, mais elle ne route pas les paquets.</translation>
    </message>
    <message>
        <source>Switch forwarding on: sysctl net.ipv4.ip_forward=1.</source>
        <translation>Activez le routage&#xa0;: sysctl net.ipv4.ip_forward=1.</translation>
    </message>
    <message>
        <source>This router does not forward packets.</source>
        <translation>Ce routeur ne route pas les paquets.</translation>
    </message>
    <message>
        <source>A firewall rule names %1, which this machine does not have: it never applies.</source>
        <translation>Une règle de pare-feu nomme %1, que cette machine n’a pas&#xa0;: elle ne s’applique jamais.</translation>
    </message>
    <message>
        <source>Write the name of an interface of this machine, or remove the rule.</source>
        <translation>Écrivez le nom d’une interface de cette machine, ou retirez la règle.</translation>
    </message>
    <message>
        <source>A firewall rule names %1, a bridge port: routed packets pass through %2 instead.</source>
        <translation>Une règle de pare-feu nomme %1, un port de pont&#xa0;: les paquets routés passent par %2.</translation>
    </message>
    <message>
        <source>Write %1 in the rule.</source>
        <translation>Écrivez %1 dans la règle.</translation>
    </message>
    <message>
        <source>NAT replaces addresses by the address of %1, but %1 has none: the packets are dropped.</source>
        <translation>Le NAT remplace les adresses par celle de %1, mais %1 n’en a pas&#xa0;: les paquets sont perdus.</translation>
    </message>
    <message>
        <source>Give %1 an address, or name another interface in the rule.</source>
        <translation>Donnez une adresse à %1, ou nommez une autre interface dans la règle.</translation>
    </message>
    <message>
        <source>This machine does NAT but does not forward packets: nothing of others passes through it.</source>
        <translation>Cette machine fait du NAT mais ne route pas les paquets&#xa0;: rien des autres ne passe par elle.</translation>
    </message>
    <message>
        <source>%1 and %2 of the same machine are both in %3, but not on the same network: Linux sends through one of them only.</source>
        <translation>%1 et %2 de la même machine sont toutes deux dans %3, mais pas sur le même réseau&#xa0;: Linux n’envoie que par l’une d’elles.</translation>
    </message>
    <message>
        <source>Give one of the two networks other addresses.</source>
        <translation>Donnez d’autres adresses à l’un des deux réseaux.</translation>
    </message>
    <message>
        <source>No cable leads to this machine: nobody can reach it.</source>
        <translation>Aucun câble ne mène à cette machine&#xa0;: personne ne peut la joindre.</translation>
    </message>
    <message>
        <source>Pull a cable from it to another machine or to a bridge.</source>
        <translation>Tirez-en un câble vers une autre machine ou vers un pont.</translation>
    </message>
    <message>
        <source>%1 has the prefix length /%2, but its neighbours on this network have /%3.</source>
        <translation>%1 a la longueur de préfixe /%2, mais ses voisins sur ce réseau ont /%3.</translation>
    </message>
    <message>
        <source>%1 is outside %2, the network of its neighbours: they cannot talk directly.</source>
        <translation>%1 est hors de %2, le réseau de ses voisins&#xa0;: ils ne peuvent pas se parler directement.</translation>
    </message>
    <message>
        <source>Give it an address in %1, or give its neighbours one in %2.</source>
        <translation>Donnez-lui une adresse dans %1, ou donnez-en une dans %2 à ses voisins.</translation>
    </message>
    <message>
        <source>%1 is also the address of %2, on the same network.</source>
        <translation>%1 est aussi l’adresse de %2, sur le même réseau.</translation>
    </message>
    <message>
        <source>Give one of the two another address.</source>
        <translation>Donnez une autre adresse à l’un des deux.</translation>
    </message>
    <message>
        <source>%1 is also the MAC address of %2, on the same network: bridges cannot tell them apart.</source>
        <translation>%1 est aussi l’adresse MAC de %2, sur le même réseau&#xa0;: les ponts ne peuvent pas les distinguer.</translation>
    </message>
    <message>
        <source>Give one of the two another MAC address, or leave it out.</source>
        <translation>Donnez une autre adresse MAC à l’un des deux, ou n’en écrivez pas.</translation>
    </message>
    <message>
        <source>%1 belongs to others on the Internet. In a closed lab this does no harm.</source>
        <translation>%1 appartient à d’autres sur Internet. Dans un lab fermé, c’est sans conséquence.</translation>
    </message>
    <message>
        <source>A real network uses a private range: renumber it, to %1 for example.</source>
        <translation>Un vrai réseau utilise une plage privée&#xa0;: renumérotez-le, par exemple en %1.</translation>
    </message>
    <message>
        <source>A real network uses a private range (RFC 1918): renumber it.</source>
        <translation>Un vrai réseau utilise une plage privée (RFC 1918)&#xa0;: renumérotez-le.</translation>
    </message>
    <message>
        <source>This cable closes a loop of bridges without STP: a broadcast would circle in it for ever.</source>
        <translation>Ce câble ferme une boucle de ponts sans STP&#xa0;: une diffusion y tournerait sans fin.</translation>
    </message>
    <message>
        <source>Remove the cable, or switch STP on in one of the bridges.</source>
        <translation>Retirez le câble, ou activez STP sur l’un des ponts.</translation>
    </message>
    <message>
        <source>Its ends have different MTUs (%1 and %2): large packets are lost one way.</source>
        <translation>Ses bouts ont des MTU différentes (%1 et %2)&#xa0;: les grands paquets se perdent dans un sens.</translation>
    </message>
    <message>
        <source>Give both ends the same MTU.</source>
        <translation>Donnez la même MTU aux deux bouts.</translation>
    </message>
    <message>
        <source>NAT sends packets out of %1, but %1 has no address: no answer finds its way back.</source>
        <translation>Le NAT fait sortir des paquets par %1, mais %1 n’a pas d’adresse&#xa0;: aucune réponse ne retrouve son chemin.</translation>
    </message>
    <message>
        <source>%1 has an IPv6 address and an MTU of %2: IPv6 needs %3 at least, so the kernel refuses the address.</source>
        <translation>%1 a une adresse IPv6 et une MTU de %2&#xa0;: il faut %3 au moins à IPv6, et le noyau refuse l’adresse.</translation>
    </message>
    <message>
        <source>Set the MTU to %1 or more, or remove the IPv6 address.</source>
        <translation>Portez la MTU à %1 ou plus, ou retirez l’adresse IPv6.</translation>
    </message>
    <message>
        <source>%1 is a multicast address: groups have those, no single interface.</source>
        <translation>%1 est une adresse multicast&#xa0;: elle désigne un groupe, jamais une seule interface.</translation>
    </message>
    <message>
        <source>%1 is a loopback address: its packets never leave the machine.</source>
        <translation>%1 est une adresse de bouclage&#xa0;: ses paquets ne quittent jamais la machine.</translation>
    </message>
    <message>
        <source>%1 is reserved: no machine may have it.</source>
        <translation>%1 est réservée&#xa0;: aucune machine ne peut la porter.</translation>
    </message>
    <message>
        <source>%1 is the name of the network itself.</source>
        <translation>%1 est le nom du réseau lui-même.</translation>
    </message>
    <message>
        <source>%1 belongs to all routers of its network.</source>
        <translation>%1 appartient à tous les routeurs de son réseau.</translation>
    </message>
    <message>
        <source>%1 is the broadcast address of its network: it means all machines there.</source>
        <translation>%1 est l’adresse de diffusion de son réseau&#xa0;: elle désigne toutes ses machines.</translation>
    </message>
    <message>
        <source>Give it an address that one machine can have.</source>
        <translation>Donnez-lui une adresse qu’une seule machine peut porter.</translation>
    </message>
    <message>
        <source>%1 closes a loop of bridges without STP: a broadcast would circle in it for ever.</source>
        <translation>%1 ferme une boucle de ponts sans STP&#xa0;: une diffusion y tournerait sans fin.</translation>
    </message>
    <message>
        <source>Take it out of its bridge, or switch STP on in one of the bridges.</source>
        <translation>Sortez-la de son pont, ou activez STP dans l’un des ponts.</translation>
    </message>
    <message>
        <source>%1 sends to %2, but %3 has no VXLAN that takes it.</source>
        <translation>%1 envoie à %2, mais %3 n’a pas de VXLAN qui le reçoive.</translation>
    </message>
    <message>
        <source>Add a VXLAN with the id %1 to %2.</source>
        <translation>Ajoutez à %2 un VXLAN de numéro %1.</translation>
    </message>
    <message>
        <source>%1 has the id (VNI) %2, but %3 of %4 has %5: neither takes the other’s frames.</source>
        <translation>%1 a le numéro (VNI) %2, mais %3 de %4 a %5&#xa0;: aucun ne prend les trames de l’autre.</translation>
    </message>
    <message>
        <source>Give both ends the same id.</source>
        <translation>Donnez le même numéro aux deux bouts.</translation>
    </message>
    <message>
        <source>%1 sends to the UDP port %2, but %3 of %4 listens at %5.</source>
        <translation>%1 envoie au port UDP %2, mais %3 de %4 écoute sur %5.</translation>
    </message>
    <message>
        <source>Give both ends the same port; the usual one is 4789.</source>
        <translation>Donnez le même port aux deux bouts&#xa0;; l’habituel est 4789.</translation>
    </message>
    <message>
        <source>%1 sends to %2, but %3 of %2 does not send back here.</source>
        <translation>%1 envoie à %2, mais %3 de %2 ne renvoie pas ici.</translation>
    </message>
    <message>
        <source>Add an address of %1 to the other ends of %2.</source>
        <translation>Ajoutez une adresse de %1 aux autres bouts de %2.</translation>
    </message>
    <message>
        <source>%1 has neither other ends nor a multicast group: it sends nowhere.</source>
        <translation>%1 n’a ni autre bout ni groupe multicast&#xa0;: elle n’envoie nulle part.</translation>
    </message>
    <message>
        <source>Write the address of the machine at its other end.</source>
        <translation>Écrivez l’adresse de la machine à son autre bout.</translation>
    </message>
    <message>
        <source>%1 sends packets of up to %2 bytes, but the VXLAN %3 takes %4: large ones are lost.</source>
        <translation>%1 envoie des paquets jusqu’à %2 octets, mais le VXLAN %3 en prend %4&#xa0;: les grands se perdent.</translation>
    </message>
    <message>
        <source>Give it an MTU of %1: ip link set %2 mtu %1.</source>
        <translation>Donnez-lui une MTU de %1&#xa0;: ip link set %2 mtu %1.</translation>
    </message>
    <message>
        <source>none</source>
        <translation>aucun</translation>
    </message>
    <message>
        <source>%1 sends VLAN %3 with a tag, but %2 does not carry it: it ends here.</source>
        <translation>%1 envoie le VLAN %3 avec étiquette, mais %2 ne le porte pas&#xa0;: il s’arrête ici.</translation>
    </message>
    <message>
        <source>Let %2 carry it too (bridge vlan add dev %3 vid %1), or take it from the other end.</source>
        <translation>Faites-le porter aussi par %2 (bridge vlan add dev %3 vid %1), ou ôtez-le à l’autre bout.</translation>
    </message>
    <message>
        <source>Frames without a tag belong to VLAN %1 at %2 and to VLAN %3 at %4: two VLANs are mixed.</source>
        <translation>Les trames sans étiquette sont du VLAN %1 à %2 et du VLAN %3 à %4&#xa0;: deux VLAN se mêlent.</translation>
    </message>
    <message>
        <source>%1 sends frames with the tag %2, but %3 does not carry VLAN %2 with a tag: the switch drops them.</source>
        <translation>%1 envoie des trames d’étiquette %2, mais %3 ne porte pas le VLAN %2 avec étiquette&#xa0;: le commutateur les jette.</translation>
    </message>
    <message>
        <source>Let %1 carry it: bridge vlan add dev %2 vid %3; or give the address to %4 and make it an access port.</source>
        <translation>Faites-le porter par %1&#xa0;: bridge vlan add dev %2 vid %3&#xa0;; ou donnez l’adresse à %4 et faites-en un port d’accès.</translation>
    </message>
    <message>
        <source>%1 has VLANs, but the bridge %2 does not tell VLANs apart: every frame goes to every port.</source>
        <translation>%1 a des VLAN, mais le pont %2 ne distingue pas les VLAN&#xa0;: chaque trame va à chaque port.</translation>
    </message>
    <message>
        <source>Let %1 tell VLANs apart: ip link set %1 type bridge vlan_filtering 1.</source>
        <translation>Faites distinguer les VLAN à %1&#xa0;: ip link set %1 type bridge vlan_filtering 1.</translation>
    </message>
    <message>
        <source>%1 has VLANs as a port, but is no port of a bridge: they mean nothing.</source>
        <translation>%1 a des VLAN de port, mais n’est le port d’aucun pont&#xa0;: ils ne servent à rien.</translation>
    </message>
    <message>
        <source>Make it a port of a bridge, or add a VLAN interface to it.</source>
        <translation>Faites-en un port de pont, ou ajoutez-lui une interface VLAN.</translation>
    </message>
    <message>
        <source>%1 is made on %2, which has no cable: neither will exist when the lab is deployed.</source>
        <translation>%1 est faite sur %2, qui n’a pas de câble&#xa0;: aucune n’existera quand le lab sera déployé.</translation>
    </message>
    <message>
        <source>Pull a cable from %1.</source>
        <translation>Tirez un câble depuis %1.</translation>
    </message>
    <message>
        <source>%1 is made on %2, which is down: it will be down too.</source>
        <translation>%1 est faite sur %2, qui est inactive&#xa0;: elle le sera aussi.</translation>
    </message>
    <message>
        <source>%1 has an MTU of %2, but %3, which carries it, leaves it %4: Linux refuses that.</source>
        <translation>%1 a une MTU de %2, mais %3, qui la porte, lui laisse %4&#xa0;: Linux le refuse.</translation>
    </message>
    <message>
        <source>Give it an MTU of %1 or less, or none of its own; or give %2 a larger one.</source>
        <translation>Donnez-lui une MTU de %1 au plus, ou aucune&#xa0;; ou donnez-en une plus grande à %2.</translation>
    </message>
    <message>
        <source>%1 is the real network card %2: while the lab runs, the computer itself is without it.</source>
        <translation>%1 est la vraie carte réseau %2&#xa0;: tant que le lab tourne, l’ordinateur lui-même ne l’a plus.</translation>
    </message>
    <message>
        <source>%1 leaves its addresses behind and %2 has none: nobody on the real network can reach %3.</source>
        <translation>%1 n’apporte pas ses adresses et %2 n’en a aucune&#xa0;: personne sur le vrai réseau ne peut atteindre %3.</translation>
    </message>
    <message>
        <source>Let %1 bring its addresses, or give %2 one.</source>
        <translation>Laissez %1 apporter ses adresses, ou donnez-en une à %2.</translation>
    </message>
    <message>
        <source>The network card %1 is already %2: a computer has it once.</source>
        <translation>La carte réseau %1 est déjà %2&#xa0;: un ordinateur ne l’a qu’une fois.</translation>
    </message>
    <message>
        <source>Choose another card for one of the two, or remove it.</source>
        <translation>Choisissez une autre carte pour l’une des deux, ou supprimez-la.</translation>
    </message>
    <message>
        <source>Give it %1</source>
        <translation>Lui donner %1</translation>
    </message>
    <message>
        <source>Give %1 the address %2</source>
        <translation>Donner à %1 l’adresse %2</translation>
    </message>
    <message>
        <source>Move it to %1</source>
        <translation>La déplacer vers %1</translation>
    </message>
    <message>
        <source>Switch it on</source>
        <translation>L’activer</translation>
    </message>
    <message>
        <source>Switch %1 on</source>
        <translation>Activer %1</translation>
    </message>
    <message>
        <source>Switch forwarding on</source>
        <translation>Activer le routage</translation>
    </message>
    <message>
        <source>VLAN %1 at %2 too</source>
        <translation>VLAN %1 aussi sur %2</translation>
    </message>
    <message>
        <source>Switch STP on in %1</source>
        <translation>Activer STP dans %1</translation>
    </message>
    <message>
        <source>Leave the MTU to Linux</source>
        <translation>Laisser la MTU à Linux</translation>
    </message>
    <message>
        <source>Set the MTU to %1</source>
        <translation>Fixer la MTU à %1</translation>
    </message>
    <message>
        <source>Via %1 (%2)</source>
        <translation>Via %1 (%2)</translation>
    </message>
    <message>
        <source>Write %1</source>
        <translation>Écrire %1</translation>
    </message>
    <message>
        <source>Give it the id %1</source>
        <translation>Lui donner le numéro %1</translation>
    </message>
    <message>
        <source>Give it the port %1</source>
        <translation>Lui donner le port %1</translation>
    </message>
    <message>
        <source>Let %1 tell VLANs apart</source>
        <translation>Faire distinguer les VLAN par %1</translation>
    </message>
    <message>
        <source>Forget its VLANs</source>
        <translation>Oublier ses VLAN</translation>
    </message>
    <message>
        <source>%1 sends to the group %2, but no other VXLAN on its network has that group.</source>
        <translation>%1 envoie au groupe %2, mais aucun autre VXLAN de son réseau n’a ce groupe.</translation>
    </message>
    <message>
        <source>Give the VXLAN of another machine of that network the same group.</source>
        <translation>Donnez le même groupe au VXLAN d’une autre machine de ce réseau.</translation>
    </message>
    <message>
        <source>Let %1 send to %2 too</source>
        <translation>Faire envoyer aussi %1 vers %2</translation>
    </message>
    <message>
        <source>Carry VLAN %1 at %2 too</source>
        <translation>Faire porter aussi le VLAN %1 par %2</translation>
    </message>
    <message>
        <source>Take VLAN %1 from %2</source>
        <translation>Retirer le VLAN %1 de %2</translation>
    </message>
    <message>
        <source>Carry VLAN %1 with a tag at %2</source>
        <translation>Faire porter le VLAN %1 avec étiquette par %2</translation>
    </message>
    <message>
        <source>%1 sends VLAN %3 with a tag, but %2 has no VLAN interface for it.</source>
        <translation>%1 envoie le VLAN %3 avec étiquette, mais %2 n’a pas d’interface VLAN pour lui.</translation>
    </message>
    <message>
        <source>Add one (ip link add link %1 name %1.%2 type vlan id %2), or take it from %3.</source>
        <translation>Ajoutez-en une (ip link add link %1 name %1.%2 type vlan id %2), ou retirez ce VLAN de %3.</translation>
    </message>
    <message>
        <source>%1 has the address %2 twice, as %3 and as %4: it is in both networks at once.</source>
        <translation>%1 a deux fois l’adresse %2, comme %3 et comme %4&#xa0;: elle est dans les deux réseaux à la fois.</translation>
    </message>
    <message>
        <source>Remove the one whose prefix length its neighbours do not have.</source>
        <translation>Supprimez celle dont la longueur de préfixe n’est pas celle des voisins.</translation>
    </message>
    <message>
        <source>Remove %1</source>
        <translation>Supprimer %1</translation>
    </message>
    <message>
        <source>%1 has the prefix length /%2, but another address of its interface, in the same network, has /%3.</source>
        <translation>%1 a la longueur de préfixe /%2, mais une autre adresse de son interface, dans le même réseau, a /%3.</translation>
    </message>
    <message>
        <source>Write %1, or change the neighbours.</source>
        <translation>Écrivez %1, ou changez les voisins.</translation>
    </message>
    <message>
        <source>Write %1, or change the other address.</source>
        <translation>Écrivez %1, ou changez l’autre adresse.</translation>
    </message>
    <message>
        <source>All interfaces of this machine that have a cable are down: nobody can reach it.</source>
        <translation>Toutes les interfaces câblées de cette machine sont inactives&#xa0;: personne ne peut la joindre.</translation>
    </message>
    <message>
        <source>This machine has no address, though its neighbours have: nobody can reach it.</source>
        <translation>Cette machine n’a pas d’adresse, alors que ses voisines en ont&#xa0;: personne ne peut la joindre.</translation>
    </message>
    <message>
        <source>No route leads from this machine out of its own network, though its neighbour %1 has one via %2: nobody beyond gets an answer.</source>
        <translation>Aucune route ne mène de cette machine hors de son réseau, alors que sa voisine %1 en a une par %2&#xa0;: au-delà, personne ne reçoit de réponse d’elle.</translation>
    </message>
    <message>
        <source>Give it the route of %1</source>
        <translation>Lui donner la route de %1</translation>
    </message>
    <message>
        <source>What comes into %1 without a tag belongs to VLAN %2, which leaves with one: who sends without a tag understands no answer.</source>
        <translation>Ce qui entre par %1 sans étiquette appartient au VLAN %2, qui en sort avec une étiquette&#xa0;: qui émet sans étiquette ne comprend aucune réponse.</translation>
    </message>
    <message>
        <source>If that is not meant, let one VLAN go both ways: bridge vlan add dev %1 vid %2 pvid untagged.</source>
        <translation>Si ce n’est pas voulu, laissez un seul VLAN aller dans les deux sens&#xa0;: bridge vlan add dev %1 vid %2 pvid untagged.</translation>
    </message>
    <message>
        <source>Only VLAN %1 without a tag, both ways</source>
        <translation>Seul le VLAN %1 sans étiquette, dans les deux sens</translation>
    </message>
    <message>
        <source>%1 sends VLAN %2 out without a tag, but nothing may come in without one: it goes one way only.</source>
        <translation>%1 laisse sortir le VLAN %2 sans étiquette, mais rien n’y entre sans étiquette&#xa0;: il ne va que dans un sens.</translation>
    </message>
    <message>
        <source>%1 sends VLAN %2 out without a tag, but what comes in without one belongs to VLAN %3: there and back are two VLANs.</source>
        <translation>%1 laisse sortir le VLAN %2 sans étiquette, mais ce qui y entre sans étiquette appartient au VLAN %3&#xa0;: l’aller et le retour sont deux VLAN.</translation>
    </message>
    <message>
        <source>This switch has no bridge: it joins nothing.</source>
        <translation>Ce commutateur n’a pas de pont&#xa0;: il ne relie rien.</translation>
    </message>
    <message>
        <source>Put its interfaces on a bridge, or choose another kind of machine.</source>
        <translation>Mettez ses interfaces sur un pont, ou choisissez un autre genre de machine.</translation>
    </message>
    <message>
        <source>It is drawn as a %1, which holds no machines, but there is something in it: %2.</source>
        <translation>Dessinée comme «&#xa0;%1&#xa0;», elle ne contient pas de machines, or il y en a dedans&#xa0;: %2.</translation>
    </message>
    <message>
        <source>Make it a host, or move what is in it out.</source>
        <translation>Faites-en un hôte, ou sortez ce qu’elle contient.</translation>
    </message>
    <message>
        <source>Put its interfaces on a bridge</source>
        <translation>Mettre ses interfaces sur un pont</translation>
    </message>
    <message>
        <source>Make it a %1</source>
        <translation>En faire&#xa0;: %1</translation>
    </message>
    <message>
        <source>Switch one on: ip link set %1 up.</source>
        <translation>Activez-en une&#xa0;: ip link set %1 up.</translation>
    </message>
    <message>
        <source>Give one of its interfaces an address of that network. If it only listens, it needs none.</source>
        <translation>Donnez à l’une de ses interfaces une adresse de ce réseau. Si elle ne fait qu’écouter, il ne lui en faut pas.</translation>
    </message>
    <message>
        <source>Give it the same route, unless it is to know its own network only.</source>
        <translation>Donnez-lui la même route, sauf si elle ne doit connaître que son propre réseau.</translation>
    </message>
    <message>
        <source>%1 belongs to others on the Internet, and a real network card is on this network: whoever uses it no longer reaches them.</source>
        <translation>%1 appartient à d’autres sur Internet, et une vraie carte réseau est sur ce réseau&#xa0;: qui l’utilise ne les atteint plus.</translation>
    </message>
    <message>
        <source>%1, the gateway of %2, and this machine do not hear each other: on the way, VLANs go one way only.</source>
        <translation>%1, la passerelle de %2, et cette machine ne s’entendent pas&#xa0;: en chemin, des VLAN ne vont que dans un sens.</translation>
    </message>
    <message>
        <source>Write the address of a neighbour that answers, or let one VLAN go both ways.</source>
        <translation>Écrivez l’adresse d’un voisin qui répond, ou laissez un VLAN aller dans les deux sens.</translation>
    </message>
    <message>
        <source>%1 sends frames with the tag %2, but %3 sends VLAN %2 out without a tag: answers come back without it.</source>
        <translation>%1 envoie des trames avec l’étiquette %2, mais %3 fait sortir le VLAN %2 sans étiquette&#xa0;: les réponses reviennent sans elle.</translation>
    </message>
    <message>
        <source>Give both ends the same untagged (native) VLAN.</source>
        <translation>Donnez aux deux bouts le même VLAN sans étiquette (natif).</translation>
    </message>
    <message>
        <source>Deploy the lab in the system service, and confirm within 30 seconds that all is well.</source>
        <translation>Déployez le lab dans le service système, et confirmez dans les 30 secondes que tout va bien.</translation>
    </message>
    <message>
        <source>Renumber this side to %1</source>
        <translation>Renuméroter ce côté en %1</translation>
    </message>
    <message>
        <source>%1 is on two sides of %2, which are two networks: one does not reach the other.</source>
        <translation>%1 est de deux côtés de %2, qui sont deux réseaux&#xa0;: l’un n’atteint pas l’autre.</translation>
    </message>
    <message>
        <source>Give the side of %1 another network, and %1 an address of it.</source>
        <translation>Donnez au côté de %1 un autre réseau, et à %1 une adresse de celui-ci.</translation>
    </message>
</context>
<context>
    <name>toile::Front</name>
    <message>
        <source>The system service speaks another protocol than this program: install the same version of both, or restart the service.</source>
        <translation>Le service système et ce programme ne parlent pas le même protocole&#xa0;: installez la même version des deux, ou redémarrez le service.</translation>
    </message>
    <message>
        <source>This cannot be a lab’s name: use 1 to 64 letters, digits, “-”, “_” and “.”, beginning with a letter or digit.</source>
        <translation>Ce n’est pas un nom de lab possible&#xa0;: il faut 1 à 64 lettres, chiffres, «&#xa0;-&#xa0;», «&#xa0;_&#xa0;» et «&#xa0;.&#xa0;», en commençant par une lettre ou un chiffre.</translation>
    </message>
    <message>
        <source>The lab %1 does not run. Deploy it first.</source>
        <translation>Le lab %1 n’est pas déployé. Déployez-le d’abord.</translation>
    </message>
    <message>
        <source>Labs of root run as the system account toile, which this machine does not have. Make it (useradd --system toile), or deploy as an ordinary user.</source>
        <translation>Les labs de root s’exécutent sous le compte système toile, que cette machine n’a pas. Créez-le (useradd --system toile), ou déployez en utilisateur ordinaire.</translation>
    </message>
    <message>
        <source>Your user number has no account on this machine: log in with one that has.</source>
        <translation>Votre numéro d’utilisateur n’a pas de compte sur cette machine&#xa0;: connectez-vous avec un compte qui existe.</translation>
    </message>
    <message>
        <source>The administrator’s permission to run labs in the system service was not given. Try again, or deploy in the sandbox.</source>
        <translation>L’administrateur n’a pas donné la permission d’exécuter des labs dans le service système. Réessayez, ou déployez dans le bac à sable.</translation>
    </message>
    <message>
        <source>polkit, which decides who may use the system service, does not answer. Look at: systemctl status polkit</source>
        <translation>polkit, qui décide qui peut utiliser le service système, ne répond pas. Regardez&#xa0;: systemctl status polkit</translation>
    </message>
    <message>
        <source>You may not run labs in the system service. Ask the administrator to add you to the group toile (usermod -aG toile %1) and log in again, or deploy in the sandbox.</source>
        <translation>Vous ne pouvez pas exécuter de lab dans le service système. Demandez à l’administrateur de vous ajouter au groupe toile (usermod -aG toile %1) puis reconnectez-vous, ou déployez dans le bac à sable.</translation>
    </message>
    <message>
        <source>The system service runs no more labs for you: undeploy one, or deploy in the sandbox.</source>
        <translation>Le service système n’exécute pas davantage de labs pour vous&#xa0;: retirez-en un, ou déployez dans le bac à sable.</translation>
    </message>
    <message>
        <source>The lab’s helper could not be started.</source>
        <translation>Le programme auxiliaire du lab n’a pas pu être démarré.</translation>
    </message>
    <message>
        <source>The lab is just ending: try again.</source>
        <translation>Le lab est en train de se terminer&#xa0;: réessayez.</translation>
    </message>
</context>
<context>
    <name>toile::Generating</name>
    <message>
        <source>All of them are connected already.</source>
        <translation>Tous sont déjà reliés.</translation>
    </message>
    <message>
        <source>These would be %1 cables, and %2 can be made at once; select fewer machines.</source>
        <translation>Cela ferait %1 câbles, et %2 peuvent être tirés à la fois&#xa0;; sélectionnez moins de machines.</translation>
    </message>
    <message>
        <source>Select machines and the one switch or bridge that all of them are to be connected to.</source>
        <translation>Sélectionnez des machines et le seul commutateur ou pont auquel toutes doivent être reliées.</translation>
    </message>
    <message>
        <source>Select the machines that are to be connected to each other.</source>
        <translation>Sélectionnez les machines à relier entre elles.</translation>
    </message>
    <message>
        <source>%1 has no room for so many networks and machines; choose a larger network, with a shorter length.</source>
        <translation>%1 n’a pas de place pour tant de réseaux et de machines&#xa0;; choisissez un réseau plus grand, de préfixe plus court.</translation>
    </message>
    <message>
        <source>At a trunk between switches stand machines with addresses; choose another kind.</source>
        <translation>De part et d’autre d’un trunk se trouvent des machines qui ont des adresses&#xa0;; choisissez un autre type.</translation>
    </message>
    <message>
        <source>There is no machine of the kind “%1”.</source>
        <translation>Il n’y a pas de machine de type «&#xa0;%1&#xa0;».</translation>
    </message>
    <message>
        <source>This network has from %1 to %2 machines.</source>
        <translation>Ce réseau a de %1 à %2 machines.</translation>
    </message>
    <message>
        <source>A switch has from %1 to %2 branches, a trunk up to %3 VLANs.</source>
        <translation>Un commutateur a de %1 à %2 branches, un trunk jusqu’à %3 VLAN.</translation>
    </message>
    <message>
        <source>Write an IPv4 network such as 10.0.0.0/16.</source>
        <translation>Écrivez un réseau IPv4 tel que 10.0.0.0/16.</translation>
    </message>
    <message>
        <source>%1 is used in this lab already; %2 is free.</source>
        <translation>%1 est déjà utilisé dans ce lab&#xa0;; %2 est libre.</translation>
    </message>
</context>
<context>
    <name>toile::Kinds</name>
    <message>
        <source>Bridge</source>
        <translation>Pont</translation>
    </message>
    <message>
        <source>A switch inside a machine: its ports are interfaces of that machine.</source>
        <translation>Un commutateur dans une machine&#xa0;: ses ports sont des interfaces de cette machine.</translation>
    </message>
    <message>
        <source>Ethernet interface</source>
        <translation>Interface Ethernet</translation>
    </message>
    <message>
        <source>One end of a cable. In Linux, one end of a veth pair.</source>
        <translation>Un bout de câble. Sous Linux, un bout d’une paire veth.</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>Hôte</translation>
    </message>
    <message>
        <source>A physical machine. Put VMs and bridges inside it.</source>
        <translation>Une machine physique. Placez-y des VM et des ponts.</translation>
    </message>
    <message>
        <source>VM</source>
        <translation>VM</translation>
    </message>
    <message>
        <source>A virtual machine or container: a machine inside a host.</source>
        <translation>Une machine virtuelle ou un conteneur&#xa0;: une machine dans un hôte.</translation>
    </message>
    <message>
        <source>Router</source>
        <translation>Routeur</translation>
    </message>
    <message>
        <source>A machine that forwards packets between its networks.</source>
        <translation>Une machine qui route les paquets entre ses réseaux.</translation>
    </message>
    <message>
        <source>Switch</source>
        <translation>Commutateur</translation>
    </message>
    <message>
        <source>A machine whose ports are all on one bridge: one Ethernet network.</source>
        <translation>Une machine dont tous les ports sont sur un même pont&#xa0;: un seul réseau Ethernet.</translation>
    </message>
    <message>
        <source>PC</source>
        <translation>PC</translation>
    </message>
    <message>
        <source>An ordinary computer on the network.</source>
        <translation>Un ordinateur ordinaire sur le réseau.</translation>
    </message>
    <message>
        <source>Tap interface</source>
        <translation>Interface tap</translation>
    </message>
    <message>
        <source>Its other side is a program that speaks Ethernet, as KVM does for a VM.</source>
        <translation>Son autre côté est un programme qui parle Ethernet, comme KVM pour une VM.</translation>
    </message>
    <message>
        <source>Tun interface</source>
        <translation>Interface tun</translation>
    </message>
    <message>
        <source>Its other side is a program that speaks IP, as a VPN does.</source>
        <translation>Son autre côté est un programme qui parle IP, comme un VPN.</translation>
    </message>
    <message>
        <source>VLAN interface</source>
        <translation>Interface VLAN</translation>
    </message>
    <message>
        <source>What another interface carries with one 802.1Q tag, as an interface of its own.</source>
        <translation>Ce qu’une autre interface porte avec une étiquette 802.1Q, comme interface à part.</translation>
    </message>
    <message>
        <source>VXLAN</source>
        <translation>VXLAN</translation>
    </message>
    <message>
        <source>Ethernet frames in UDP packets: one layer-2 network over routers and hosts.</source>
        <translation>Des trames Ethernet dans des paquets UDP&#xa0;: un seul réseau de niveau 2 par-dessus routeurs et hôtes.</translation>
    </message>
    <message>
        <source>Real network card</source>
        <translation>Vraie carte réseau</translation>
    </message>
    <message>
        <source>A network card of this computer, lent to the lab: what is behind it is real.</source>
        <translation>Une carte réseau de cet ordinateur, prêtée au lab&#xa0;: ce qui est derrière est réel.</translation>
    </message>
</context>
<context>
    <name>toile::LabFile</name>
    <message>
        <source>There is no such file; check the name.</source>
        <translation>Ce fichier n’existe pas&#xa0;; vérifiez le nom.</translation>
    </message>
    <message>
        <source>This is no file; name a lab’s file, which ends in .toile.</source>
        <translation>Ce n’est pas un fichier&#xa0;; donnez le fichier d’un lab, qui se termine par .toile.</translation>
    </message>
    <message>
        <source>The file has more than %1 bytes; that is no lab.</source>
        <translation>Le fichier a plus de %1 octets&#xa0;; ce n’est pas un lab.</translation>
    </message>
    <message>
        <source>The file cannot be read (%1); check its permissions.</source>
        <translation>Le fichier ne peut pas être lu (%1)&#xa0;; vérifiez ses droits.</translation>
    </message>
    <message>
        <source>The file cannot be read (%1).</source>
        <translation>Le fichier ne peut pas être lu (%1).</translation>
    </message>
    <message>
        <source>The lab could not be saved (%1); the file is as it was. Save it in another place.</source>
        <translation>Le lab n’a pas pu être enregistré (%1)&#xa0;; le fichier est resté tel quel. Enregistrez-le ailleurs.</translation>
    </message>
    <message>
        <source>an object is not closed, or a comma is missing; add “,” or “}”</source>
        <translation>un objet n’est pas fermé, ou une virgule manque&#xa0;; ajoutez «&#xa0;,&#xa0;» ou «&#xa0;}&#xa0;»</translation>
    </message>
    <message>
        <source>a list is not closed, or a comma is missing; add “,” or “]”</source>
        <translation>une liste n’est pas fermée, ou une virgule manque&#xa0;; ajoutez «&#xa0;,&#xa0;» ou «&#xa0;]&#xa0;»</translation>
    </message>
    <message>
        <source>“:” is missing after a key</source>
        <translation>il manque «&#xa0;:&#xa0;» après une clé</translation>
    </message>
    <message>
        <source>a key in quotes is missing, or there is a comma too many</source>
        <translation>il manque une clé entre guillemets, ou il y a une virgule de trop</translation>
    </message>
    <message>
        <source>this is no number that a lab can hold</source>
        <translation>ce n’est pas un nombre qu’un lab peut contenir</translation>
    </message>
    <message>
        <source>a backslash begins an unknown escape; write “\\” for a backslash</source>
        <translation>une barre oblique inverse commence une séquence inconnue&#xa0;; écrivez «&#xa0;\\&#xa0;» pour une barre oblique inverse</translation>
    </message>
    <message>
        <source>the text is not UTF-8; save the file as UTF-8</source>
        <translation>le texte n’est pas en UTF-8&#xa0;; enregistrez le fichier en UTF-8</translation>
    </message>
    <message>
        <source>a text is not closed; add the quotation mark</source>
        <translation>un texte n’est pas fermé&#xa0;; ajoutez le guillemet</translation>
    </message>
    <message>
        <source>lists and objects are nested too deeply or are too large for a lab</source>
        <translation>les listes et objets sont trop imbriqués ou trop grands pour un lab</translation>
    </message>
    <message>
        <source>there is something after the end of the lab; remove it</source>
        <translation>il y a quelque chose après la fin du lab&#xa0;; retirez-le</translation>
    </message>
    <message>
        <source>a value is missing or is no JSON; write a text in quotes, a number, true, false, a list or an object</source>
        <translation>une valeur manque ou n’est pas du JSON&#xa0;; écrivez un texte entre guillemets, un nombre, true, false, une liste ou un objet</translation>
    </message>
    <message>
        <source>Line %1, column %2: %3.</source>
        <translation>Ligne %1, colonne %2&#xa0;: %3.</translation>
    </message>
    <message>
        <source>The key “%1” is here twice; keep one.</source>
        <translation>La clé «&#xa0;%1&#xa0;» figure ici deux fois&#xa0;; gardez-en une.</translation>
    </message>
    <message>
        <source>The file is empty; a lab begins with { &quot;toile&quot;: 1, &quot;name&quot;: … }.</source>
        <translation>Le fichier est vide&#xa0;; un lab commence par { &quot;toile&quot;: 1, &quot;name&quot;: … }.</translation>
    </message>
    <message>
        <source>A lab is an object in braces: { &quot;toile&quot;: 1, &quot;name&quot;: … }.</source>
        <translation>Un lab est un objet entre accolades&#xa0;: { &quot;toile&quot;: 1, &quot;name&quot;: … }.</translation>
    </message>
    <message>
        <source>Write a number from %1 to %2 here.</source>
        <translation>Écrivez ici un nombre de %1 à %2.</translation>
    </message>
    <message>
        <source>A place needs all of x, y, w and h; add what is missing.</source>
        <translation>Un emplacement demande x, y, w et h&#xa0;; ajoutez ce qui manque.</translation>
    </message>
    <message>
        <source>Write the place of the tables as {&quot;x&quot;: 0, &quot;y&quot;: 0}.</source>
        <translation>Écrivez l’emplacement des tables sous la forme {&quot;x&quot;: 0, &quot;y&quot;: 0}.</translation>
    </message>
    <message>
        <source>true or false</source>
        <translation>true ou false</translation>
    </message>
    <message>
        <source>Write one of left, top, right, bottom here.</source>
        <translation>Écrivez ici left, top, right ou bottom.</translation>
    </message>
    <message>
        <source>an object in braces</source>
        <translation>un objet entre accolades</translation>
    </message>
    <message>
        <source>“machines” is missing; add &quot;machines&quot;: [ … ].</source>
        <translation>«&#xa0;machines&#xa0;» manque&#xa0;; ajoutez &quot;machines&quot;: [ … ].</translation>
    </message>
    <message>
        <source>a machine as {&quot;name&quot;: &quot;VM1&quot;, &quot;kind&quot;: &quot;vm&quot;}</source>
        <translation>une machine, par exemple {&quot;name&quot;: &quot;VM1&quot;, &quot;kind&quot;: &quot;vm&quot;}</translation>
    </message>
    <message>
        <source>The lab has %1 interfaces; the most is %2.</source>
        <translation>Le lab a %1 interfaces&#xa0;; le maximum est %2.</translation>
    </message>
    <message>
        <source>“%1” is missing; add it.</source>
        <translation>«&#xa0;%1&#xa0;» manque&#xa0;; ajoutez-le.</translation>
    </message>
    <message>
        <source>Another machine is called %1 already; choose another name.</source>
        <translation>Une autre machine s’appelle déjà %1&#xa0;; choisissez un autre nom.</translation>
    </message>
    <message>
        <source>an interface as {&quot;name&quot;: &quot;eth0&quot;}</source>
        <translation>une interface, par exemple {&quot;name&quot;: &quot;eth0&quot;}</translation>
    </message>
    <message>
        <source>“%1” is no kind of interface; did you mean “%2”?</source>
        <translation>«&#xa0;%1&#xa0;» n’est pas un type d’interface&#xa0;; vouliez-vous dire «&#xa0;%2&#xa0;»&#xa0;?</translation>
    </message>
    <message>
        <source>“%1” is no kind of interface; write one of %2.</source>
        <translation>«&#xa0;%1&#xa0;» n’est pas un type d’interface&#xa0;; écrivez l’un de ceux-ci&#xa0;: %2.</translation>
    </message>
    <message>
        <source>%1 has two interfaces called %2; rename one of them.</source>
        <translation>%1 a deux interfaces nommées %2&#xa0;; renommez l’une d’elles.</translation>
    </message>
    <message>
        <source>“%1” is no bridge of this machine; write the name of one, or add it with &quot;kind&quot;: &quot;bridge&quot;.</source>
        <translation>«&#xa0;%1&#xa0;» n’est pas un pont de cette machine&#xa0;; écrivez le nom d’un de ses ponts, ou ajoutez-le avec &quot;kind&quot;: &quot;bridge&quot;.</translation>
    </message>
    <message>
        <source>A bridge cannot be a port of a bridge; remove “bridge”, and join the two with a cable.</source>
        <translation>Un pont ne peut pas être le port d’un pont&#xa0;; retirez «&#xa0;bridge&#xa0;» et reliez les deux par un câble.</translation>
    </message>
    <message>
        <source>A Linux bridge takes at most %1 ports; use a second bridge.</source>
        <translation>Un pont Linux accepte au plus %1 ports&#xa0;; utilisez un second pont.</translation>
    </message>
    <message>
        <source>This machine has no interface “%1”; write the name of one of its own.</source>
        <translation>Cette machine n’a pas d’interface «&#xa0;%1&#xa0;»&#xa0;; écrivez le nom d’une des siennes.</translation>
    </message>
    <message>
        <source>the name of the machine that this one is inside</source>
        <translation>le nom de la machine qui contient celle-ci</translation>
    </message>
    <message>
        <source>A machine is inside a machine, not an interface; write &quot;%1&quot;.</source>
        <translation>Une machine est dans une machine, pas dans une interface&#xa0;; écrivez «&#xa0;%1&#xa0;».</translation>
    </message>
    <message>
        <source>This would put the machine inside itself; remove “in”, or name another machine.</source>
        <translation>La machine serait à l’intérieur d’elle-même&#xa0;; retirez «&#xa0;in&#xa0;», ou nommez une autre machine.</translation>
    </message>
    <message>
        <source>Machines are at most %1 deep inside one another.</source>
        <translation>Les machines s’emboîtent sur %1 niveaux au plus.</translation>
    </message>
    <message>
        <source>A cable is a list of its two ends; write it as [&quot;Host1:eth0&quot;, &quot;Host2:eth0&quot;].</source>
        <translation>Un câble est la liste de ses deux bouts&#xa0;; écrivez-le sous la forme [&quot;Host1:eth0&quot;, &quot;Host2:eth0&quot;].</translation>
    </message>
    <message>
        <source>“%1” is no end of a cable; write machine and interface as &quot;Host1:eth0&quot;.</source>
        <translation>«&#xa0;%1&#xa0;» n’est pas un bout de câble&#xa0;; écrivez la machine et l’interface sous la forme «&#xa0;Host1:eth0&#xa0;».</translation>
    </message>
    <message>
        <source>No cable can end at %1, which is a bridge: add an interface with &quot;bridge&quot;: &quot;%2&quot; and cable that.</source>
        <translation>Aucun câble ne peut arriver sur %1, qui est un pont&#xa0;: ajoutez une interface avec &quot;bridge&quot;: &quot;%2&quot; et branchez le câble sur elle.</translation>
    </message>
    <message>
        <source>%1 has a cable already, at %2; an interface takes one.</source>
        <translation>%1 a déjà un câble, en %2&#xa0;; une interface n’en prend qu’un.</translation>
    </message>
    <message>
        <source>a text in quotes</source>
        <translation>un texte entre guillemets</translation>
    </message>
    <message>
        <source>the text in both languages as {&quot;fr&quot;: &quot;…&quot;, &quot;en&quot;: &quot;…&quot;}</source>
        <translation>le texte dans les deux langues, {&quot;fr&quot;: &quot;…&quot;, &quot;en&quot;: &quot;…&quot;}</translation>
    </message>
    <message>
        <source>This text has %1 characters; the most is %2.</source>
        <translation>Ce texte a %1 caractères&#xa0;; le maximum est %2.</translation>
    </message>
    <message>
        <source>a list in square brackets</source>
        <translation>une liste entre crochets</translation>
    </message>
    <message>
        <source>This list has %1 entries; the most is %2.</source>
        <translation>Cette liste a %1 éléments&#xa0;; le maximum est %2.</translation>
    </message>
    <message>
        <source>“toile” is missing; begin the file with &quot;toile&quot;: 1.</source>
        <translation>«&#xa0;toile&#xa0;» manque&#xa0;; commencez le fichier par &quot;toile&quot;: 1.</translation>
    </message>
    <message>
        <source>This is no version that this program reads; write 1, or use a newer Toile.</source>
        <translation>Ce programme ne lit pas cette version&#xa0;; écrivez 1, ou utilisez un Toile plus récent.</translation>
    </message>
    <message>
        <source>“%1” is no name for a lab; write up to 64 letters, digits, “-”, “_” and “.”, beginning with a letter or digit, as &quot;case-1b&quot;.</source>
        <translation>«&#xa0;%1&#xa0;» n’est pas un nom de lab&#xa0;; écrivez au plus 64 lettres, chiffres, «&#xa0;-&#xa0;», «&#xa0;_&#xa0;» et «&#xa0;.&#xa0;», en commençant par une lettre ou un chiffre, par exemple «&#xa0;case-1b&#xa0;».</translation>
    </message>
    <message>
        <source>a note as {&quot;text&quot;: {&quot;fr&quot;: &quot;…&quot;}}</source>
        <translation>une note, par exemple {&quot;text&quot;: {&quot;fr&quot;: &quot;…&quot;}}</translation>
    </message>
    <message>
        <source>a check as {&quot;from&quot;: &quot;VM1&quot;, &quot;to&quot;: &quot;1.0.0.2&quot;, &quot;expect&quot;: &quot;answer&quot;}</source>
        <translation>une vérification, par exemple {&quot;from&quot;: &quot;VM1&quot;, &quot;to&quot;: &quot;1.0.0.2&quot;, &quot;expect&quot;: &quot;answer&quot;}</translation>
    </message>
    <message>
        <source>“%1” is no address; write one as &quot;1.0.0.2&quot;.</source>
        <translation>«&#xa0;%1&#xa0;» n’est pas une adresse&#xa0;; écrivez-la sous la forme «&#xa0;1.0.0.2&#xa0;».</translation>
    </message>
    <message>
        <source>“%1” is nothing to expect; write one of %2.</source>
        <translation>«&#xa0;%1&#xa0;» n’est pas un résultat attendu&#xa0;; écrivez l’un de ceux-ci&#xa0;: %2.</translation>
    </message>
    <message>
        <source>Only &quot;expect&quot;: &quot;translated&quot; has “%1”; remove it.</source>
        <translation>Seul &quot;expect&quot;: &quot;translated&quot; a «&#xa0;%1&#xa0;»&#xa0;; retirez-le.</translation>
    </message>
    <message>
        <source>There is no machine “%1” in this lab; write the name of one.</source>
        <translation>Il n’y a pas de machine «&#xa0;%1&#xa0;» dans ce lab&#xa0;; écrivez le nom d’une machine du lab.</translation>
    </message>
    <message>
        <source>There is no machine “%1” in this lab; did you mean “%2”?</source>
        <translation>Il n’y a pas de machine «&#xa0;%1&#xa0;» dans ce lab&#xa0;; vouliez-vous dire «&#xa0;%2&#xa0;»&#xa0;?</translation>
    </message>
    <message>
        <source>%1 has no interfaces; add “%2” to it.</source>
        <translation>%1 n’a pas d’interface&#xa0;; ajoutez-lui «&#xa0;%2&#xa0;».</translation>
    </message>
    <message>
        <source>%1 has no interface “%2”; write one of %3.</source>
        <translation>%1 n’a pas d’interface «&#xa0;%2&#xa0;»&#xa0;; écrivez l’une de celles-ci&#xa0;: %3.</translation>
    </message>
    <message>
        <source>“%1” is no other interface of this machine; write the name of the one that it is made on.</source>
        <translation>«&#xa0;%1&#xa0;» n’est pas une autre interface de cette machine&#xa0;; écrivez le nom de celle sur laquelle elle est faite.</translation>
    </message>
    <message>
        <source>a VLAN as {&quot;id&quot;: 100, &quot;name&quot;: &quot;office&quot;}</source>
        <translation>un VLAN comme {&quot;id&quot;: 100, &quot;name&quot;: &quot;bureau&quot;}</translation>
    </message>
    <message>
        <source>A VLAN’s id must be a whole number from 1 to %1.</source>
        <translation>Le numéro d’un VLAN doit être un nombre entier de 1 à %1.</translation>
    </message>
    <message>
        <source>VLAN %1 is here twice; remove one of the two.</source>
        <translation>Le VLAN %1 est là deux fois&#xa0;; ôtez l’un des deux.</translation>
    </message>
    <message>
        <source>“%1” is no colour; write one as &quot;#0072b2&quot;.</source>
        <translation>«&#xa0;%1&#xa0;» n’est pas une couleur&#xa0;; écrivez-la comme «&#xa0;#0072b2&#xa0;».</translation>
    </message>
    <message>
        <source>The clipboard holds more than %1 bytes; that is no drawing, and nothing was pasted.</source>
        <translation>Le presse-papiers contient plus de %1 octets&#xa0;; ce n’est pas un dessin, et rien n’a été collé.</translation>
    </message>
    <message>
        <source>The clipboard holds no drawing of Toile: copy machines, bridges or notes first.</source>
        <translation>Le presse-papiers ne contient pas de dessin de Toile&#xa0;: copiez d’abord des machines, des ponts ou des notes.</translation>
    </message>
    <message>
        <source>The clipboard holds no drawing of Toile, or a broken one, and nothing was pasted: %1</source>
        <translation>Le presse-papiers ne contient pas de dessin de Toile, ou un dessin abîmé, et rien n’a été collé&#xa0;: %1</translation>
    </message>
    <message>
        <source>The drawing in the clipboard is empty.</source>
        <translation>Le dessin du presse-papiers est vide.</translation>
    </message>
    <message>
        <source>“%1” is missing; add it, as &quot;%1&quot;: %2.</source>
        <translation>«&#xa0;%1&#xa0;» manque&#xa0;; ajoutez-le, par exemple &quot;%1&quot;: %2.</translation>
    </message>
    <message>
        <source>%1 carries no Ethernet frames, so it cannot be a port of a bridge; remove “bridge”.</source>
        <translation>%1 ne porte pas de trames Ethernet et ne peut donc pas être un port d’un pont&#xa0;; retirez «&#xa0;bridge&#xa0;».</translation>
    </message>
    <message>
        <source>%1 carries no Ethernet frames, so nothing can be made on it; write the name of an Ethernet interface.</source>
        <translation>%1 ne porte pas de trames Ethernet&#xa0;: rien ne peut être créé dessus&#xa0;; écrivez le nom d’une interface Ethernet.</translation>
    </message>
    <message>
        <source>%1 would be made on itself; write the name of an interface that is not made on it.</source>
        <translation>%1 serait créée sur elle-même&#xa0;; écrivez le nom d’une interface qui n’est pas créée sur elle.</translation>
    </message>
    <message>
        <source>%1 takes VLAN %2 of this interface already; write another id, or remove one of the two.</source>
        <translation>%1 prend déjà le VLAN %2 de cette interface&#xa0;; écrivez un autre numéro, ou retirez l’une des deux.</translation>
    </message>
    <message>
        <source>%1 has the VXLAN id (VNI) %2 on the UDP port %3 already, and Linux takes it once in a machine; write another id or port.</source>
        <translation>%1 a déjà le numéro de VXLAN (VNI) %2 sur le port UDP %3, et Linux ne l’accepte qu’une fois par machine&#xa0;; écrivez un autre numéro ou un autre port.</translation>
    </message>
    <message>
        <source>“%1” is no kind of note; write one of %2.</source>
        <translation>«&#xa0;%1&#xa0;» n’est pas un type de note&#xa0;; écrivez l’un de ceux-ci&#xa0;: %2.</translation>
    </message>
    <message>
        <source>An arrow ends elsewhere than where it begins.</source>
        <translation>Une flèche finit ailleurs que là où elle commence.</translation>
    </message>
    <message>
        <source>Write one of curved, straight, orthogonal here.</source>
        <translation>Écrivez ici curved, straight ou orthogonal.</translation>
    </message>
    <message>
        <source>Write a bend as its place: [120, 48].</source>
        <translation>Écrivez un coude par sa position&#xa0;: [120, 48].</translation>
    </message>
    <message>
        <source>There is no cable between these two; write the two ends of one.</source>
        <translation>Il n’y a pas de câble entre ces deux interfaces&#xa0;; écrivez les deux bouts d’un câble.</translation>
    </message>
    <message>
        <source>Byte %1 is no text; save the lab as UTF-8.</source>
        <translation>L’octet %1 n’est pas du texte&#xa0;; enregistrez le lab en UTF-8.</translation>
    </message>
    <message>
        <source>More problems than this list holds: %1. Mend these first, then look again.</source>
        <translation>Autres problèmes, que cette liste ne contient pas&#xa0;: %1. Corrigez d’abord ceux-ci, puis recommencez.</translation>
    </message>
    <message>
        <source>An empty text says nothing; leave “%1” out.</source>
        <translation>Un texte vide ne dit rien&#xa0;; laissez «&#xa0;%1&#xa0;» de côté.</translation>
    </message>
    <message>
        <source>Only an interface of kind “%1” has “%2”; remove it, or write &quot;kind&quot;: &quot;%3&quot;.</source>
        <translation>Seule une interface de type «&#xa0;%1&#xa0;» a «&#xa0;%2&#xa0;»&#xa0;; retirez-le, ou écrivez &quot;kind&quot;: &quot;%3&quot;.</translation>
    </message>
    <message>
        <source>” or “</source>
        <translation>&#xa0;» ou «&#xa0;</translation>
    </message>
</context>
<context>
    <name>toile::Linux</name>
    <message>
        <source>There is no machine %1: read the state again and deploy anew.</source>
        <translation>Il n’y a pas de machine %1&#xa0;: relisez l’état et déployez de nouveau.</translation>
    </message>
    <message>
        <source>The machine %1 could not be made.</source>
        <translation>La machine %1 n’a pas pu être créée.</translation>
    </message>
    <message>
        <source>The machine %1 could not be removed.</source>
        <translation>La machine %1 n’a pas pu être supprimée.</translation>
    </message>
    <message>
        <source>The interface %1 of %2 could not be made.</source>
        <translation>L’interface %1 de %2 n’a pas pu être créée.</translation>
    </message>
    <message>
        <source>The cable from %1 of %2 to %3 of %4 could not be made.</source>
        <translation>Le câble de %1 de %2 à %3 de %4 n’a pas pu être créé.</translation>
    </message>
    <message>
        <source>The interface %1 of %2 could not be removed.</source>
        <translation>L’interface %1 de %2 n’a pas pu être supprimée.</translation>
    </message>
    <message>
        <source>The interface %1 of %2 could not be set up.</source>
        <translation>L’interface %1 de %2 n’a pas pu être activée.</translation>
    </message>
    <message>
        <source>The interface %1 of %2 could not be set down.</source>
        <translation>L’interface %1 de %2 n’a pas pu être désactivée.</translation>
    </message>
    <message>
        <source>The interface %1 of %2 could not be taken out of its bridge.</source>
        <translation>L’interface %1 de %2 n’a pas pu être retirée de son pont.</translation>
    </message>
    <message>
        <source>The interface %1 of %2 could not become a port of %3.</source>
        <translation>L’interface %1 de %2 n’a pas pu devenir un port de %3.</translation>
    </message>
    <message>
        <source>The interface %1 of %2 could not be given the MAC address %3.</source>
        <translation>L’interface %1 de %2 n’a pas pu recevoir l’adresse MAC %3.</translation>
    </message>
    <message>
        <source>The interface %1 of %2 could not be given an MTU of %3.</source>
        <translation>L’interface %1 de %2 n’a pas pu recevoir une MTU de %3.</translation>
    </message>
    <message>
        <source>The settings of %1 of %2 could not be changed.</source>
        <translation>Les réglages de %1 de %2 n’ont pas pu être changés.</translation>
    </message>
    <message>
        <source>The address %1 could not be given to %2 of %3.</source>
        <translation>L’adresse %1 n’a pas pu être donnée à %2 de %3.</translation>
    </message>
    <message>
        <source>The address %1 could not be taken from %2 of %3.</source>
        <translation>L’adresse %1 n’a pas pu être retirée de %2 de %3.</translation>
    </message>
    <message>
        <source>The route to %1 could not be added to %2.</source>
        <translation>La route vers %1 n’a pas pu être ajoutée à %2.</translation>
    </message>
    <message>
        <source>The route to %1 could not be removed from %2.</source>
        <translation>La route vers %1 n’a pas pu être retirée de %2.</translation>
    </message>
    <message>
        <source>Forwarding (ip_forward) of %1 could not be changed.</source>
        <translation>Le routage (ip_forward) de %1 n’a pas pu être changé.</translation>
    </message>
    <message>
        <source>IPv6 of %1 could not be switched.</source>
        <translation>IPv6 n’a pas pu être activé ou coupé dans %1.</translation>
    </message>
    <message>
        <source>The rules of %1 could not be set.</source>
        <translation>Les règles de %1 n’ont pas pu être posées.</translation>
    </message>
    <message>
        <source>Its gateway is on no network of this machine: give an interface an address of the gateway’s network, or correct the gateway.</source>
        <translation>Sa passerelle n’est sur aucun réseau de cette machine&#xa0;: donnez à une interface une adresse du réseau de la passerelle, ou corrigez la passerelle.</translation>
    </message>
    <message>
        <source>There is no such route any more.</source>
        <translation>Cette route n’existe plus.</translation>
    </message>
    <message>
        <source>This kernel has no IPv6: switch IPv6 off in the drawing.</source>
        <translation>Ce noyau n’a pas IPv6&#xa0;: retirez les adresses IPv6 du dessin.</translation>
    </message>
    <message>
        <source>IPv6 is off in this machine: switch it on first.</source>
        <translation>IPv6 est coupé dans cette machine&#xa0;: activez-le d’abord.</translation>
    </message>
    <message>
        <source>A bridge cannot be the port of a bridge: join the two by a cable.</source>
        <translation>Un pont ne peut pas être le port d’un pont&#xa0;: reliez les deux par un câble.</translation>
    </message>
    <message>
        <source>There is one like it already: remove it or choose another.</source>
        <translation>Il y en a déjà un pareil&#xa0;: supprimez-le ou choisissez-en un autre.</translation>
    </message>
    <message>
        <source>What it refers to is not there (any more): read the state again and deploy anew.</source>
        <translation>Ce dont il est question n’est pas (ou plus) là&#xa0;: relisez l’état et déployez de nouveau.</translation>
    </message>
    <message>
        <source>The address is not valid there, or is not there: check it.</source>
        <translation>L’adresse n’est pas valable à cet endroit, ou n’y est pas&#xa0;: vérifiez-la.</translation>
    </message>
    <message>
        <source>The interface is down: set it up first.</source>
        <translation>L’interface est inactive&#xa0;: activez-la d’abord.</translation>
    </message>
    <message>
        <source>It is in use: free it first.</source>
        <translation>C’est en cours d’utilisation&#xa0;: libérez-le d’abord.</translation>
    </message>
    <message>
        <source>A value is out of range: correct it.</source>
        <translation>Une valeur est hors limites&#xa0;: corrigez-la.</translation>
    </message>
    <message>
        <source>The helper lacks the right to do that: restart the lab.</source>
        <translation>Le programme auxiliaire n’a pas le droit de le faire&#xa0;: relancez le lab.</translation>
    </message>
    <message>
        <source>This kernel, or this kind of interface, cannot do that: remove it from the drawing.</source>
        <translation>Ce noyau, ou ce type d’interface, ne sait pas le faire&#xa0;: retirez-le du dessin.</translation>
    </message>
    <message>
        <source>The kernel has no memory left for it: undeploy what is not needed.</source>
        <translation>Le noyau n’a plus de mémoire pour cela&#xa0;: retirez ce qui ne sert pas.</translation>
    </message>
    <message>
        <source>A limit of the kernel is reached: draw fewer (a bridge takes 1023 ports).</source>
        <translation>Une limite du noyau est atteinte&#xa0;: dessinez-en moins (un pont accepte 1023 ports).</translation>
    </message>
    <message>
        <source>Read the kernel’s answer: %1.</source>
        <translation>Lisez la réponse du noyau&#xa0;: %1.</translation>
    </message>
    <message>
        <source>The tables of %1 could not be read (%2). Restart the lab if this stays so.</source>
        <translation>Les tables de %1 n’ont pas pu être lues (%2). Relancez le lab si cela persiste.</translation>
    </message>
    <message>
        <source>Machine %1 could not be made: too many files are open. Raise the limit on open files (ulimit -Hn) or draw fewer machines.</source>
        <translation>La machine %1 n’a pas pu être créée&#xa0;: trop de fichiers sont ouverts. Relevez la limite de fichiers ouverts (ulimit -Hn) ou dessinez moins de machines.</translation>
    </message>
    <message>
        <source>Machine %1 could not be made: the limit on network namespaces is reached. Raise /proc/sys/user/max_net_namespaces or undeploy another lab.</source>
        <translation>La machine %1 n’a pas pu être créée&#xa0;: la limite d’espaces de noms réseau est atteinte. Relevez /proc/sys/user/max_net_namespaces ou retirez un autre lab.</translation>
    </message>
    <message>
        <source>Machine %1 could not be made: the kernel refused the network namespace (%2).</source>
        <translation>La machine %1 n’a pas pu être créée&#xa0;: le noyau a refusé l’espace de noms réseau (%2).</translation>
    </message>
    <message>
        <source>The kernel has no network namespaces, or /proc is not mounted. Mount /proc, or use a kernel built with CONFIG_NET_NS.</source>
        <translation>Le noyau n’a pas d’espaces de noms réseau, ou /proc n’est pas monté. Montez /proc, ou utilisez un noyau compilé avec CONFIG_NET_NS.</translation>
    </message>
    <message>
        <source>Machine %1 exists already.</source>
        <translation>La machine %1 existe déjà.</translation>
    </message>
    <message>
        <source>Machine %1 could not be made: there is a network namespace of that name already. Remove it with “ip netns delete %1” or rename the machine.</source>
        <translation>La machine %1 n’a pas pu être créée&#xa0;: un espace de noms réseau porte déjà ce nom. Supprimez-le avec «&#xa0;ip netns delete %1&#xa0;» ou renommez la machine.</translation>
    </message>
    <message>
        <source>Machine %1 could not be given its name in %2 (%3).</source>
        <translation>La machine %1 n’a pas pu recevoir son nom dans %2 (%3).</translation>
    </message>
    <message>
        <source>No memory file could be made for a program. Free some memory.</source>
        <translation>Aucun fichier en mémoire n’a pu être créé pour un programme. Libérez de la mémoire.</translation>
    </message>
    <message>
        <source>The program %1 could not be started (%2).</source>
        <translation>Le programme %1 n’a pas pu être lancé (%2).</translation>
    </message>
    <message>
        <source>The program %1 did not end within %2 s and was ended.</source>
        <translation>Le programme %1 ne s’est pas terminé en %2 s et a été arrêté.</translation>
    </message>
    <message>
        <source>The program iptables-nft is missing: install the package “iptables”.</source>
        <translation>Le programme iptables-nft manque&#xa0;: installez le paquet «&#xa0;iptables&#xa0;».</translation>
    </message>
    <message>
        <source>%1 refused the rules. Read what it said and correct the rules.</source>
        <translation>%1 a refusé les règles. Lisez sa réponse et corrigez les règles.</translation>
    </message>
    <message>
        <source>IPv6 needs an MTU of %1 at least: set the interface’s MTU to that or more.</source>
        <translation>Il faut à IPv6 une MTU de %1 au moins&#xa0;: donnez à l’interface cette MTU ou plus.</translation>
    </message>
    <message>
        <source>The bridge %1 of %2 could not change how it treats VLANs.</source>
        <translation>Le pont %1 de %2 n’a pas pu changer sa façon de traiter les VLAN.</translation>
    </message>
    <message>
        <source>%1 of %2 could not be made to carry VLAN %3.</source>
        <translation>%1 de %2 n’a pas pu porter le VLAN %3.</translation>
    </message>
    <message>
        <source>VLAN %3 could not be taken from %1 of %2.</source>
        <translation>Le VLAN %3 n’a pas pu être ôté à %1 de %2.</translation>
    </message>
    <message>
        <source>The VXLAN %1 of %2 could not be joined to %3.</source>
        <translation>Le VXLAN %1 de %2 n’a pas pu être joint à %3.</translation>
    </message>
    <message>
        <source>The VXLAN %1 of %2 could not be parted from %3.</source>
        <translation>Le VXLAN %1 de %2 n’a pas pu être séparé de %3.</translation>
    </message>
    <message>
        <source>The user number %1 does not exist where this lab runs: a sandbox has you (0) and those that /etc/subuid gives you. Take the owner away, or deploy with the engine “vm”.</source>
        <translation>L’utilisateur numéro %1 n’existe pas là où tourne ce lab&#xa0;: un bac à sable n’a que vous (0) et ceux que /etc/subuid vous donne. Retirez le propriétaire, ou déployez avec le moteur «&#xa0;vm&#xa0;».</translation>
    </message>
    <message>
        <source>The default route could not be added to %1.</source>
        <translation>La route par défaut n’a pas pu être ajoutée à %1.</translation>
    </message>
    <message>
        <source>The default route could not be removed from %1.</source>
        <translation>La route par défaut n’a pas pu être retirée de %1.</translation>
    </message>
</context>
<context>
    <name>toile::Model</name>
    <message>
        <source>This change was made for another state of the drawing; make it again.</source>
        <translation>Ce changement a été fait pour un autre état du dessin&#xa0;; refaites-le.</translation>
    </message>
    <message>
        <source>A text is longer than %1 characters; shorten it.</source>
        <translation>Un texte dépasse %1 caractères&#xa0;; raccourcissez-le.</translation>
    </message>
    <message>
        <source>“%1” is no name for a lab: use letters, digits, “-”, “_” and “.”, beginning with a letter or digit.</source>
        <translation>«&#xa0;%1&#xa0;» n’est pas un nom de lab&#xa0;: utilisez des lettres, des chiffres, «&#xa0;-&#xa0;», «&#xa0;_&#xa0;» et «&#xa0;.&#xa0;», en commençant par une lettre ou un chiffre.</translation>
    </message>
    <message>
        <source>“%1” is no name for a machine: use up to 32 letters, digits, “-”, “_” and “.”, beginning with a letter or digit.</source>
        <translation>«&#xa0;%1&#xa0;» n’est pas un nom de machine&#xa0;: utilisez au plus 32 lettres, chiffres, «&#xa0;-&#xa0;», «&#xa0;_&#xa0;» et «&#xa0;.&#xa0;», en commençant par une lettre ou un chiffre.</translation>
    </message>
    <message>
        <source>Two machines are called %1; rename one of them.</source>
        <translation>Deux machines s’appellent %1&#xa0;; renommez l’une d’elles.</translation>
    </message>
    <message>
        <source>Two interfaces are called %1; rename one of them.</source>
        <translation>Deux interfaces s’appellent %1&#xa0;; renommez l’une d’elles.</translation>
    </message>
    <message>
        <source>“%1” is no name for an interface: use up to 15 letters, digits, “-”, “_” and “.”; “lo”, “all” and “default” are taken by Linux.</source>
        <translation>«&#xa0;%1&#xa0;» n’est pas un nom d’interface&#xa0;: utilisez au plus 15 lettres, chiffres, «&#xa0;-&#xa0;», «&#xa0;_&#xa0;» et «&#xa0;.&#xa0;»&#xa0;; «&#xa0;lo&#xa0;», «&#xa0;all&#xa0;» et «&#xa0;default&#xa0;» sont pris par Linux.</translation>
    </message>
    <message>
        <source>The MTU of %1 must be from %2 to %3.</source>
        <translation>La MTU de %1 doit être de %2 à %3.</translation>
    </message>
    <message>
        <source>%1 has two cables; an interface takes one.</source>
        <translation>%1 a deux câbles&#xa0;; une interface n’en prend qu’un.</translation>
    </message>
    <message>
        <source>%1 carries no Ethernet frames, so it cannot be a port of a bridge.</source>
        <translation>%1 ne porte pas de trames Ethernet et ne peut donc être un port de pont.</translation>
    </message>
    <message>
        <source>%1 can only be made on an Ethernet interface of its own machine.</source>
        <translation>%1 ne peut se faire que sur une interface Ethernet de sa propre machine.</translation>
    </message>
    <message>
        <source>%1 has two interfaces for VLAN %2; give one of them another id.</source>
        <translation>%1 a deux interfaces pour le VLAN %2&#xa0;; donnez à l’une un autre numéro.</translation>
    </message>
    <message>
        <source>%1 has two VXLANs with the id %2 and the port %3; change one of them.</source>
        <translation>%1 a deux VXLAN de numéro %2 et de port %3&#xa0;; changez l’un d’eux.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>an interface, and what is wrong with it</comment>
        <translation>%1&#xa0;: %2</translation>
    </message>
    <message>
        <source>A VLAN id of %1 is not possible; use 1 to %2.</source>
        <translation>Un numéro de VLAN %1 n’est pas possible&#xa0;; choisissez 1 à %2.</translation>
    </message>
    <message>
        <source>VLAN %1 is named twice; remove one of the two.</source>
        <translation>Le VLAN %1 est nommé deux fois&#xa0;; ôtez l’un des deux.</translation>
    </message>
    <message>
        <source>“%1” is no colour; write one as &quot;#0072b2&quot;.</source>
        <translation>«&#xa0;%1&#xa0;» n’est pas une couleur&#xa0;; écrivez-la comme «&#xa0;#0072b2&#xa0;».</translation>
    </message>
    <message>
        <source>An arrow goes from %1 to itself; let it end elsewhere.</source>
        <translation>Une flèche va de&#xa0;%1 à lui-même&#xa0;; faites-la finir ailleurs.</translation>
    </message>
    <message>
        <source>The pictures of a lab take at most %1 together; make them smaller or remove one.</source>
        <translation>Les images d’un lab prennent au plus&#xa0;%1 ensemble&#xa0;; réduisez-les ou retirez-en une.</translation>
    </message>
    <message>
        <source>This would place something that is not in the drawing any more; make the change again.</source>
        <translation>Cela placerait un élément qui n’est plus dans le dessin&#xa0;; refaites la modification.</translation>
    </message>
    <message>
        <source>This would be drawn without a size, or too far out to be found again: make it larger, or move it nearer to the rest.</source>
        <translation>Cela serait dessiné sans taille, ou trop loin pour être retrouvé&#xa0;: agrandissez-le, ou rapprochez-le du reste.</translation>
    </message>
    <message>
        <source>A lab has at most %1 machines; remove some, or draw the rest as another lab.</source>
        <translation>Un lab a au plus %1 machines&#xa0;; ôtez-en, ou dessinez le reste dans un autre lab.</translation>
    </message>
    <message>
        <source>%1 is of no known kind of machine; choose another kind for it.</source>
        <translation>%1 n’est d’aucun type de machine connu&#xa0;; choisissez-en un autre.</translation>
    </message>
    <message>
        <source>%1 cannot be inside itself, inside a machine that does not exist, or more than %2 deep; put it elsewhere.</source>
        <translation>%1 ne peut pas être dans elle-même, dans une machine qui n’existe pas, ni à plus de %2 niveaux&#xa0;; placez-la ailleurs.</translation>
    </message>
    <message>
        <source>A machine has at most %1 routes; remove some of them.</source>
        <translation>Une machine a au plus %1 routes&#xa0;; ôtez-en.</translation>
    </message>
    <message>
        <source>A machine has at most %1 firewall rules; remove some of them.</source>
        <translation>Une machine a au plus %1 règles de pare-feu&#xa0;; ôtez-en.</translation>
    </message>
    <message>
        <source>A lab has at most %1 interfaces; remove some, or draw the rest as another lab.</source>
        <translation>Un lab a au plus %1 interfaces&#xa0;; ôtez-en, ou dessinez le reste dans un autre lab.</translation>
    </message>
    <message>
        <source>A machine has at most %1 interfaces; remove some of them.</source>
        <translation>Une machine a au plus %1 interfaces&#xa0;; ôtez-en.</translation>
    </message>
    <message>
        <source>A Linux bridge takes at most %1 ports; use a second bridge for the rest.</source>
        <translation>Un pont Linux accepte au plus %1 ports&#xa0;; prenez un second pont pour les autres.</translation>
    </message>
    <message>
        <source>A route of %1 goes through %2, which %1 does not have; choose another interface for it.</source>
        <translation>Une route de %1 passe par %2, que %1 n’a pas&#xa0;; choisissez-lui une autre interface.</translation>
    </message>
    <message>
        <source>The interface %1 belongs to no machine; remove it, or choose its machine.</source>
        <translation>L’interface %1 n’appartient à aucune machine&#xa0;; ôtez-la, ou choisissez sa machine.</translation>
    </message>
    <message>
        <source>%1 can only be a port of a bridge of its own machine; choose one of those.</source>
        <translation>%1 ne peut être le port que d’un pont de sa propre machine&#xa0;; choisissez-en un.</translation>
    </message>
    <message>
        <source>%1 is a bridge, and a bridge cannot be a port of a bridge; join the two with a cable.</source>
        <translation>%1 est un pont, et un pont ne peut pas être le port d’un pont&#xa0;; reliez les deux par un câble.</translation>
    </message>
    <message>
        <source>An interface has at most %1 addresses; remove some of them.</source>
        <translation>Une interface a au plus %1 adresses&#xa0;; ôtez-en.</translation>
    </message>
    <message>
        <source>%1 needs the interface that it is made on; choose one.</source>
        <translation>%1 a besoin de l’interface sur laquelle elle est faite&#xa0;; choisissez-en une.</translation>
    </message>
    <message>
        <source>%1 is made on no other interface; choose none.</source>
        <translation>%1 ne se fait sur aucune autre interface&#xa0;; n’en choisissez pas.</translation>
    </message>
    <message>
        <source>%1 would be made on itself; choose another interface for it.</source>
        <translation>%1 serait faite sur elle-même&#xa0;; choisissez-lui une autre interface.</translation>
    </message>
    <message>
        <source>An arrow ends at something that is no machine and no interface; let it end at one, or at none.</source>
        <translation>Une flèche finit sur quelque chose qui n’est ni une machine ni une interface&#xa0;; faites-la finir sur l’une d’elles, ou nulle part.</translation>
    </message>
    <message>
        <source>A cable joins two ethernet interfaces; one end of %1 is none: choose another.</source>
        <translation>Un câble relie deux interfaces Ethernet&#xa0;; un bout de %1 n’en est pas une&#xa0;: choisissez-en une autre.</translation>
    </message>
    <message>
        <source>A lab has at most %1 notes; remove some of them.</source>
        <translation>Un lab a au plus %1 notes&#xa0;; ôtez-en.</translation>
    </message>
    <message>
        <source>A lab has at most %1 checks; remove some of them.</source>
        <translation>Un lab a au plus %1 vérifications&#xa0;; ôtez-en.</translation>
    </message>
    <message>
        <source>A check starts from %1, which is no machine of the lab; choose another machine for it.</source>
        <translation>Une vérification part de %1, qui n’est pas une machine du lab&#xa0;; choisissez-lui une autre machine.</translation>
    </message>
    <message>
        <source>A check looks at %1, which is no machine of the lab; choose another machine for it.</source>
        <translation>Une vérification regarde %1, qui n’est pas une machine du lab&#xa0;; choisissez-lui une autre machine.</translation>
    </message>
    <message>
        <source>The pictures of a lab have at most %1 million pixels together; make them smaller or remove one.</source>
        <translation>Les images d’un lab comptent ensemble au plus %1 millions de pixels&#xa0;; réduisez-les ou supprimez-en une.</translation>
    </message>
</context>
<context>
    <name>toile::Pictures</name>
    <message>
        <source>This picture takes %1; the most is %2. Make it smaller, or save it as JPEG.</source>
        <translation>Cette image prend&#xa0;%1&#xa0;; le maximum est&#xa0;%2. Réduisez-la, ou enregistrez-la en JPEG.</translation>
    </message>
    <message>
        <source>This is no picture in PNG, JPEG or SVG; save it as one of these.</source>
        <translation>Ce n’est pas une image PNG, JPEG ou SVG&#xa0;; enregistrez-la dans l’un de ces formats.</translation>
    </message>
    <message>
        <source>This picture is damaged; save it again.</source>
        <translation>Cette image est abîmée&#xa0;; enregistrez-la de nouveau.</translation>
    </message>
    <message>
        <source>This picture has %1 × %2 pixels; the most is %3 each way. Make it smaller.</source>
        <translation>Cette image a&#xa0;%1 ×&#xa0;%2 pixels&#xa0;; le maximum est&#xa0;%3 dans chaque sens. Réduisez-la.</translation>
    </message>
    <message>
        <source>This picture has %1 × %2 pixels; the most is %3 million in all. Make it smaller.</source>
        <translation>Cette image a %1 × %2 pixels&#xa0;; le maximum est de %3 millions en tout. Réduisez-la.</translation>
    </message>
</context>
<context>
    <name>toile::Policy</name>
    <message>
        <source>The command has more than %1 words: shorten it.</source>
        <translation>La commande a plus de %1 mots&#xa0;: raccourcissez-la.</translation>
    </message>
    <message>
        <source>The command holds a NUL character: remove it.</source>
        <translation>La commande contient un caractère NUL&#xa0;: retirez-le.</translation>
    </message>
    <message>
        <source>The command is longer than %1 bytes: shorten it.</source>
        <translation>La commande dépasse %1 octets&#xa0;: raccourcissez-la.</translation>
    </message>
    <message>
        <source>The command has an empty name: give a program’s name.</source>
        <translation>La commande a un nom vide&#xa0;: donnez le nom d’un programme.</translation>
    </message>
    <message>
        <source>There is no machine %1 in this lab: choose one of those that run.</source>
        <translation>Il n’y a pas de machine %1 dans ce lab&#xa0;: choisissez-en une qui tourne.</translation>
    </message>
    <message>
        <source>The program’s environment has too many settings: send fewer.</source>
        <translation>L’environnement du programme a trop de variables&#xa0;: envoyez-en moins.</translation>
    </message>
    <message>
        <source>The environment setting %1 is not passed on to machines: only TERM, COLORTERM, LANG, LANGUAGE and LC_* are.</source>
        <translation>La variable d’environnement %1 n’est pas transmise aux machines&#xa0;: seules TERM, COLORTERM, LANG, LANGUAGE et LC_* le sont.</translation>
    </message>
    <message>
        <source>The terminal’s size is impossible: send rows and columns of 1 to 10000.</source>
        <translation>La taille du terminal est impossible&#xa0;: envoyez de 1 à 10000 lignes et colonnes.</translation>
    </message>
    <message>
        <source>Signal %1 is not sent to programs: use HUP, INT, QUIT, TERM or KILL.</source>
        <translation>Le signal %1 n’est pas envoyé aux programmes&#xa0;: utilisez HUP, INT, QUIT, TERM ou KILL.</translation>
    </message>
    <message>
        <source>The first message must be the hello: update the client.</source>
        <translation>Le premier message doit être le hello&#xa0;: mettez le client à jour.</translation>
    </message>
    <message>
        <source>This lab runs with protocol %1 and the client speaks %2: undeploy the lab with the version of Toile that deployed it.</source>
        <translation>Ce lab tourne avec le protocole %1 et le client parle %2&#xa0;: retirez le lab avec la version de Toile qui l’a déployé.</translation>
    </message>
    <message>
        <source>A second hello is not allowed: update the client.</source>
        <translation>Un second hello n’est pas permis&#xa0;: mettez le client à jour.</translation>
    </message>
    <message>
        <source>A request has no number: update the client.</source>
        <translation>Une demande n’a pas de numéro&#xa0;: mettez le client à jour.</translation>
    </message>
    <message>
        <source>The plan touches the machine %1, which this lab does not have: reload the lab and plan again.</source>
        <translation>Le plan touche la machine %1, que ce lab n’a pas&#xa0;: rechargez le lab et refaites le plan.</translation>
    </message>
    <message>
        <source>The lab would have more than %1 machines.</source>
        <translation>Le lab aurait plus de %1 machines.</translation>
    </message>
    <message>
        <source>%1 would have more than %2 interfaces.</source>
        <translation>%1 aurait plus de %2 interfaces.</translation>
    </message>
    <message>
        <source>The lab would have more than %1 interfaces.</source>
        <translation>Le lab aurait plus de %1 interfaces.</translation>
    </message>
    <message>
        <source>%1 of %2 would have more than %3 addresses.</source>
        <translation>%1 de %2 aurait plus de %3 adresses.</translation>
    </message>
    <message>
        <source>%1 would have more than %2 routes.</source>
        <translation>%1 aurait plus de %2 routes.</translation>
    </message>
    <message>
        <source>Make the lab smaller.</source>
        <translation>Réduisez le lab.</translation>
    </message>
    <message>
        <source>The plan has more than %1 steps: deploy the lab in parts.</source>
        <translation>Le plan a plus de %1 étapes&#xa0;: déployez le lab par parties.</translation>
    </message>
    <message>
        <source>The machine name “%1” is not allowed: use letters, digits, “_”, “.” and “-”, at most 32.</source>
        <translation>Le nom de machine «&#xa0;%1&#xa0;» n’est pas permis&#xa0;: utilisez des lettres, des chiffres, «&#xa0;_&#xa0;», «&#xa0;.&#xa0;» et «&#xa0;-&#xa0;», 32 au plus.</translation>
    </message>
    <message>
        <source>The interface name “%1” is not allowed: use letters, digits, “_”, “.” and “-”, at most 15, and not “lo”.</source>
        <translation>Le nom d’interface «&#xa0;%1&#xa0;» n’est pas permis&#xa0;: utilisez des lettres, des chiffres, «&#xa0;_&#xa0;», «&#xa0;.&#xa0;» et «&#xa0;-&#xa0;», 15 au plus, et pas «&#xa0;lo&#xa0;».</translation>
    </message>
    <message>
        <source>The MAC address %1 cannot belong to an interface: make its first byte even and not all of it zero.</source>
        <translation>L’adresse MAC %1 ne peut pas être celle d’une interface&#xa0;: son premier octet doit être pair, et l’ensemble non nul.</translation>
    </message>
    <message>
        <source>An MTU of %1 is not possible: use %2 to %3.</source>
        <translation>Une MTU de %1 n’est pas possible&#xa0;: utilisez de %2 à %3.</translation>
    </message>
    <message>
        <source>A prefix length of %1 is not possible: use 0 to %2.</source>
        <translation>Une longueur de préfixe de %1 n’est pas possible&#xa0;: utilisez de 0 à %2.</translation>
    </message>
    <message>
        <source>The route’s destination %1 has host bits set: write %2.</source>
        <translation>La destination %1 de la route a des bits d’hôte&#xa0;: écrivez %2.</translation>
    </message>
    <message>
        <source>The route to %1 has a gateway of the other IP version: use the same for both.</source>
        <translation>La route vers %1 a une passerelle de l’autre version d’IP&#xa0;: utilisez la même pour les deux.</translation>
    </message>
    <message>
        <source>The route to %1 has neither gateway nor interface: give one.</source>
        <translation>La route vers %1 n’a ni passerelle ni interface&#xa0;: donnez l’une des deux.</translation>
    </message>
    <message>
        <source>A route’s metric cannot be negative: use 0 or more.</source>
        <translation>La métrique d’une route ne peut pas être négative&#xa0;: utilisez 0 ou plus.</translation>
    </message>
    <message>
        <source>An interface of this kind can only be removed.</source>
        <translation>Une interface de ce type peut seulement être supprimée.</translation>
    </message>
    <message>
        <source>A firewall rule combines table, chain, protocol and target in a way that iptables does not know: correct it.</source>
        <translation>Une règle de pare-feu combine table, chaîne, protocole et cible d’une façon qu’iptables ne connaît pas&#xa0;: corrigez-la.</translation>
    </message>
    <message>
        <source>A cable’s interface is made together with its other end, never alone.</source>
        <translation>L’interface d’un câble se crée avec son autre bout, jamais seule.</translation>
    </message>
    <message>
        <source>%1 has more than %2 firewall rules: remove some.</source>
        <translation>%1 a plus de %2 règles de pare-feu&#xa0;: retirez-en.</translation>
    </message>
    <message>
        <source>A route of this kind can only be removed.</source>
        <translation>Une route de ce type peut seulement être supprimée.</translation>
    </message>
    <message>
        <source>%1 of %2 would have more than %3 other ends.</source>
        <translation>%1 de %2 aurait plus de %3 autres bouts.</translation>
    </message>
    <message>
        <source>There are no VLANs %1: use ids from 1 to %2, the lower first.</source>
        <translation>Il n’y a pas de VLAN %1&#xa0;: prenez des numéros de 1 à %2, le plus petit d’abord.</translation>
    </message>
    <message>
        <source>A tun interface has no MAC address: leave it out.</source>
        <translation>Une interface tun n’a pas d’adresse MAC&#xa0;: ôtez-la.</translation>
    </message>
    <message>
        <source>Only the settings of a bridge change while it is there.</source>
        <translation>Seuls les réglages d’un pont changent pendant qu’il est là.</translation>
    </message>
    <message>
        <source>Only one VLAN of a port can be its PVID: give one id.</source>
        <translation>Un seul VLAN d’un port peut être son PVID&#xa0;: donnez un seul numéro.</translation>
    </message>
</context>
<context>
    <name>toile::Program</name>
    <message>
        <source>The program was not found: check its name, or install it.</source>
        <translation>Le programme est introuvable&#xa0;: vérifiez son nom, ou installez-le.</translation>
    </message>
    <message>
        <source>The program may not be run: check that it is executable.</source>
        <translation>Le programme ne peut pas être lancé&#xa0;: vérifiez qu’il est exécutable.</translation>
    </message>
    <message>
        <source>The program could not be started: look at the reason given by the system.</source>
        <translation>Le programme n’a pas pu être lancé&#xa0;: lisez la raison donnée par le système.</translation>
    </message>
    <message>
        <source>The machine %1 was removed from the lab, and its programs were ended.</source>
        <translation>La machine %1 a été retirée du lab, et ses programmes ont été terminés.</translation>
    </message>
    <message>
        <source>There is no machine %1 in this lab.</source>
        <translation>Il n’y a pas de machine %1 dans ce lab.</translation>
    </message>
    <message>
        <source>No terminal or pipe could be made for the program. Close programs that you no longer need.</source>
        <translation>Aucun terminal ni tube n’a pu être créé pour le programme. Fermez les programmes dont vous n’avez plus besoin.</translation>
    </message>
    <message>
        <source>No process could be made for the program. Close programs that you no longer need.</source>
        <translation>Aucun processus n’a pu être créé pour le programme. Fermez les programmes dont vous n’avez plus besoin.</translation>
    </message>
</context>
<context>
    <name>toile::Protocol</name>
    <message>
        <source>“%1” has the wrong type.</source>
        <translation>«&#xa0;%1&#xa0;» n’est pas du bon type.</translation>
    </message>
    <message>
        <source>“%1” is out of range.</source>
        <translation>«&#xa0;%1&#xa0;» est hors limites.</translation>
    </message>
    <message>
        <source>“%1” is too large.</source>
        <translation>«&#xa0;%1&#xa0;» est trop grand.</translation>
    </message>
    <message>
        <source>“%1” is not valid UTF-8.</source>
        <translation>«&#xa0;%1&#xa0;» n’est pas de l’UTF-8 valable.</translation>
    </message>
    <message>
        <source>“%1” is not a known key.</source>
        <translation>«&#xa0;%1&#xa0;» n’est pas une clé connue.</translation>
    </message>
    <message>
        <source>“%1” is missing.</source>
        <translation>«&#xa0;%1&#xa0;» manque.</translation>
    </message>
    <message>
        <source>“%1” is there twice.</source>
        <translation>«&#xa0;%1&#xa0;» figure deux fois.</translation>
    </message>
    <message>
        <source>“%1” is not a known type.</source>
        <translation>«&#xa0;%1&#xa0;» n’est pas un type connu.</translation>
    </message>
    <message>
        <source>It ends or continues where it must not, at “%1”.</source>
        <translation>Il finit ou continue là où il ne doit pas, à «&#xa0;%1&#xa0;».</translation>
    </message>
    <message>
        <source>The other side sent a message that this version of Toile cannot read: </source>
        <translation>L’autre côté a envoyé un message que cette version de Toile ne sait pas lire&#xa0;: </translation>
    </message>
    <message>
        <source>The other side announced a message of %1 bytes; at most %2 are accepted.</source>
        <translation>L’autre côté a annoncé un message de %1 octets&#xa0;; au plus %2 sont acceptés.</translation>
    </message>
</context>
<context>
    <name>toile::Report</name>
    <message>
        <source>en</source>
        <comment>the code of the language of this translation: fr, en…</comment>
        <translation>fr</translation>
    </message>
    <message>
        <source>Machines</source>
        <translation>Machines</translation>
    </message>
    <message>
        <source>Machine</source>
        <translation>Machine</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>Inside</source>
        <translation>Dans</translation>
    </message>
    <message>
        <source>Firewall and NAT rules</source>
        <translation>Règles de pare-feu et de NAT</translation>
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
        <source>port of %1</source>
        <translation>port de&#xa0;%1</translation>
    </message>
    <message>
        <source>on %1</source>
        <translation>sur&#xa0;%1</translation>
    </message>
    <message>
        <source>Addresses</source>
        <translation>Adresses</translation>
    </message>
    <message>
        <source>Interface</source>
        <translation>Interface</translation>
    </message>
    <message>
        <source>Networks</source>
        <translation>Réseaux</translation>
    </message>
    <message>
        <source>Joined to</source>
        <translation>Relié à</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Réseau</translation>
    </message>
    <message>
        <source>Members</source>
        <translation>Membres</translation>
    </message>
    <message>
        <source>Static routes</source>
        <translation>Routes statiques</translation>
    </message>
    <message>
        <source>Destination</source>
        <translation>Destination</translation>
    </message>
    <message>
        <source>Via</source>
        <translation>Via</translation>
    </message>
    <message>
        <source>VLAN</source>
        <translation>VLAN</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Untagged on</source>
        <translation>Sans étiquette sur</translation>
    </message>
    <message>
        <source>Tagged on</source>
        <translation>Étiqueté sur</translation>
    </message>
    <message>
        <source>✓ passed</source>
        <translation>✓ réussie</translation>
    </message>
    <message>
        <source>✗ failed</source>
        <translation>✗ échouée</translation>
    </message>
    <message>
        <source>not run</source>
        <translation>pas lancée</translation>
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
        <source>Observed</source>
        <translation>Observé</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Résultat</translation>
    </message>
    <message>
        <source>The checks of this lab were not run.</source>
        <translation>Les vérifications de ce lab n’ont pas été lancées.</translation>
    </message>
    <message>
        <source>%1 of %2 checks passed.</source>
        <translation>%1 vérifications réussies sur&#xa0;%2.</translation>
    </message>
    <message>
        <source>Checks</source>
        <translation>Vérifications</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Où</translation>
    </message>
    <message>
        <source>What is seen</source>
        <translation>Remarque</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>Que faire</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Remarques</translation>
    </message>
    <message>
        <source>Untitled lab</source>
        <translation>Lab sans titre</translation>
    </message>
    <message>
        <source>The network</source>
        <translation>Le réseau</translation>
    </message>
    <message>
        <source>Address plan</source>
        <translation>Plan d’adressage</translation>
    </message>
    <message>
        <source>VLANs</source>
        <translation>VLAN</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>Commandes</translation>
    </message>
    <message>
        <source>Tables of the running lab</source>
        <translation>Tables du lab déployé</translation>
    </message>
    <message>
        <source>As the kernel had them when this report was made.</source>
        <translation>Telles que le noyau les avait quand ce compte rendu a été fait.</translation>
    </message>
    <message>
        <source>ARP tables</source>
        <translation>Tables ARP</translation>
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
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>MAC tables</source>
        <translation>Tables MAC</translation>
    </message>
    <message>
        <source>Bridge</source>
        <translation>Pont</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>Port</translation>
    </message>
    <message>
        <source>Connection tracking</source>
        <translation>Suivi de connexions</translation>
    </message>
    <message>
        <source>Protocol</source>
        <translation>Protocole</translation>
    </message>
    <message>
        <source>Original</source>
        <translation>Aller</translation>
    </message>
    <message>
        <source>Reply</source>
        <translation>Retour</translation>
    </message>
    <message>
        <source>NAT</source>
        <translation>NAT</translation>
    </message>
    <message>
        <source>Routes</source>
        <translation>Routes</translation>
    </message>
    <message>
        <source>Made by</source>
        <translation>Créée par</translation>
    </message>
    <message>
        <source>Forwards packets</source>
        <translation>Route les paquets</translation>
    </message>
    <message>
        <source>All machines and their cables</source>
        <translation>Toutes les machines et leurs câbles</translation>
    </message>
    <message>
        <source>What builds this network by hand, as root: first all machines and cables, then what each machine has of its own.</source>
        <translation>Les commandes pour monter ce réseau à la main, en root&#xa0;: d’abord toutes les machines et les câbles, puis ce que chaque machine a en propre.</translation>
    </message>
    <message>
        <source>untagged %1</source>
        <translation>sans étiquette %1</translation>
    </message>
    <message>
        <source>tagged %1</source>
        <translation>avec étiquette %1</translation>
    </message>
</context>
<context>
    <name>toile::Rules</name>
    <message>
        <source>“%1” is not an interface’s name: write one as eth0.</source>
        <translation>«&#xa0;%1&#xa0;» n’est pas un nom d’interface&#xa0;: écrivez-en un comme eth0.</translation>
    </message>
    <message>
        <source>The chain %1 does not know the interface by which a packet came: leave it empty.</source>
        <translation>La chaîne %1 ne connaît pas l’interface d’entrée d’un paquet&#xa0;: laissez-la vide.</translation>
    </message>
    <message>
        <source>The chain %1 does not know the interface by which a packet will leave: leave it empty.</source>
        <translation>La chaîne %1 ne connaît pas l’interface de sortie d’un paquet&#xa0;: laissez-la vide.</translation>
    </message>
    <message>
        <source>A rule takes IPv4 addresses only: write one as 1.0.0.1.</source>
        <translation>Une règle ne prend que des adresses IPv4&#xa0;: écrivez-en une comme 1.0.0.1.</translation>
    </message>
    <message>
        <source>%1 needs the new address: write it as 1.0.0.1.</source>
        <translation>%1 demande la nouvelle adresse&#xa0;: écrivez-la sous la forme 1.0.0.1.</translation>
    </message>
    <message>
        <source>%1 takes no new address and no new port: remove them.</source>
        <translation>%1 ne prend ni nouvelle adresse ni nouveau port&#xa0;: retirez-les.</translation>
    </message>
    <message>
        <source>A port needs the protocol tcp or udp: choose one, or remove the port.</source>
        <translation>Un port demande le protocole tcp ou udp&#xa0;: choisissez-en un, ou retirez le port.</translation>
    </message>
    <message>
        <source>A packet cannot be sent on to port 0: write a port from 1 to 65535.</source>
        <translation>Un paquet ne peut pas être renvoyé vers le port 0&#xa0;: écrivez un port de 1 à 65535.</translation>
    </message>
    <message>
        <source>The table %1 has no chain %2: choose another chain.</source>
        <translation>La table %1 n’a pas de chaîne %2&#xa0;: choisissez une autre chaîne.</translation>
    </message>
    <message>
        <source>%1 cannot stand in the chain %2 of the table %3: choose another target or chain.</source>
        <translation>%1 ne peut pas figurer dans la chaîne %2 de la table %3&#xa0;: choisissez une autre cible ou une autre chaîne.</translation>
    </message>
</context>
<context>
    <name>toile::Sandbox</name>
    <message>
        <source>The socket path %1 is too long for a local socket: set XDG_RUNTIME_DIR to a shorter folder.</source>
        <translation>Le chemin %1 est trop long pour un socket local&#xa0;: réglez XDG_RUNTIME_DIR sur un dossier plus court.</translation>
    </message>
    <message>
        <source>The folder %1 for the lab’s socket cannot be used: %2. Make it, or set XDG_RUNTIME_DIR.</source>
        <translation>Le dossier %1 du socket du lab ne peut pas être utilisé&#xa0;: %2. Créez-le, ou réglez XDG_RUNTIME_DIR.</translation>
    </message>
    <message>
        <source>The folder %1 is not private to you: it must be yours with mode 0700. Remove it and try again.</source>
        <translation>Le dossier %1 n’est pas privé&#xa0;: il doit être à vous, en mode 0700. Supprimez-le et réessayez.</translation>
    </message>
    <message>
        <source>A lab of this name runs already (%1): undeploy it first, or deploy onto it.</source>
        <translation>Un lab de ce nom est déjà déployé (%1)&#xa0;: retirez-le d’abord, ou déployez par-dessus.</translation>
    </message>
    <message>
        <source>The lab’s socket %1 cannot be made: %2.</source>
        <translation>Le socket du lab %1 ne peut pas être créé&#xa0;: %2.</translation>
    </message>
    <message>
        <source>The sandbox got no user and group ids (%1: %2). Check your lines in /etc/subuid and /etc/subgid.</source>
        <translation>Le bac à sable n’a pas reçu d’identifiants d’utilisateur et de groupe (%1&#xa0;: %2). Vérifiez vos lignes dans /etc/subuid et /etc/subgid.</translation>
    </message>
    <message>
        <source>The sandbox could not mount its own %1: %2.</source>
        <translation>Le bac à sable n’a pas pu monter son propre %1&#xa0;: %2.</translation>
    </message>
    <message>
        <source>The sandbox could not be started (%1: %2).</source>
        <translation>Le bac à sable n’a pas pu démarrer (%1&#xa0;: %2).</translation>
    </message>
    <message>
        <source>This system allows user namespaces to root only. Run: sudo sysctl kernel.unprivileged_userns_clone=1</source>
        <translation>Ce système réserve les espaces de noms utilisateur à root. Lancez&#xa0;: sudo sysctl kernel.unprivileged_userns_clone=1</translation>
    </message>
    <message>
        <source>User namespaces are switched off on this system. Run: sudo sysctl user.max_user_namespaces=10000</source>
        <translation>Les espaces de noms utilisateur sont désactivés sur ce système. Lancez&#xa0;: sudo sysctl user.max_user_namespaces=10000</translation>
    </message>
    <message>
        <source>A kind of namespace is switched off on this system. Look for a 0 in /proc/sys/user/max_*_namespaces and raise it with sudo sysctl.</source>
        <translation>Un type d’espace de noms est désactivé sur ce système. Cherchez un 0 dans /proc/sys/user/max_*_namespaces et relevez-le avec sudo sysctl.</translation>
    </message>
    <message>
        <source>All the namespaces that this system allows you are in use. Undeploy a lab, or raise /proc/sys/user/max_*_namespaces with sudo sysctl.</source>
        <translation>Tous les espaces de noms que ce système vous accorde sont utilisés. Retirez un lab, ou relevez /proc/sys/user/max_*_namespaces avec sudo sysctl.</translation>
    </message>
    <message>
        <source>The security profile %1 keeps this program from making namespaces. Start Toile outside of it.</source>
        <translation>Le profil de sécurité %1 empêche ce programme de créer des espaces de noms. Lancez Toile en dehors de ce profil.</translation>
    </message>
    <message>
        <source>The system refused new namespaces (%1). In a container, start it with the right to make them; otherwise run Toile as root.</source>
        <translation>Le système a refusé de nouveaux espaces de noms (%1). Dans un conteneur, démarrez-le avec le droit d’en créer&#xa0;; sinon, lancez Toile en tant que root.</translation>
    </message>
    <message>
        <source>AppArmor keeps this program from making user namespaces. Run: sudo sysctl kernel.apparmor_restrict_unprivileged_userns=0</source>
        <translation>AppArmor empêche ce programme de créer des espaces de noms utilisateur. Lancez&#xa0;: sudo sysctl kernel.apparmor_restrict_unprivileged_userns=0</translation>
    </message>
    <message>
        <source>This kernel was built without %1 namespaces (CONFIG_%2_NS). Install the distribution’s own kernel.</source>
        <translation>Ce noyau a été compilé sans espaces de noms %1 (CONFIG_%2_NS). Installez le noyau de la distribution.</translation>
    </message>
</context>
<context>
    <name>toile::Server</name>
    <message>
        <source>The lab has more than %1 clients: close one.</source>
        <translation>Le lab a plus de %1 clients&#xa0;: fermez-en un.</translation>
    </message>
    <message>
        <source>The lab was undeployed.</source>
        <translation>Le lab a été retiré.</translation>
    </message>
    <message>
        <source>The lab’s helper ended: nothing was deployed.</source>
        <translation>Le programme auxiliaire du lab s’est arrêté&#xa0;: rien n’était déployé.</translation>
    </message>
    <message>
        <source>The lab goes on for its other users.</source>
        <translation>Le lab continue pour ses autres utilisateurs.</translation>
    </message>
</context>
<context>
    <name>toile::Session</name>
    <message>
        <source>Channel %1 is in use: update the client.</source>
        <translation>Le canal %1 est déjà utilisé&#xa0;: mettez le client à jour.</translation>
    </message>
    <message>
        <source>More than %1 programs run already: close some.</source>
        <translation>Plus de %1 programmes tournent déjà&#xa0;: fermez-en.</translation>
    </message>
    <message>
        <source>More than %1 bytes wait for the program on channel %2, which does not read them: update the client.</source>
        <translation>Plus de %1 octets attendent le programme du canal %2, qui ne les lit pas&#xa0;: mettez le client à jour.</translation>
    </message>
    <message>
        <source>The answer to the plan before is still on its way: wait for it, then plan again.</source>
        <translation>La réponse au plan précédent est encore en route&#xa0;: attendez-la, puis planifiez de nouveau.</translation>
    </message>
</context>
<context>
    <name>toile::Simulation</name>
    <message>
        <source>The kernel would refuse this step: %1.</source>
        <translation>Le noyau refuserait cette étape&#xa0;: %1.</translation>
    </message>
</context>
<context>
    <name>toile::Topology</name>
    <message>
        <source>“%1”</source>
        <comment>the first words of a note</comment>
        <translation>«&#xa0;%1&#xa0;»</translation>
    </message>
</context>
<context>
    <name>toile::Vm</name>
    <message>
        <source>The kernel %1 cannot be read: %2.</source>
        <translation>Le noyau %1 ne peut pas être lu&#xa0;: %2.</translation>
    </message>
    <message>
        <source>%1 is not a Linux kernel for x86-64.</source>
        <translation>%1 n’est pas un noyau Linux pour x86-64.</translation>
    </message>
    <message>
        <source>%1 cannot be read for the micro-VM’s image: %2.</source>
        <translation>%1 ne peut pas être lu pour l’image de la micro-VM&#xa0;: %2.</translation>
    </message>
    <message>
        <source>The micro-VM’s image cannot be written to %1: %2. Make room there, or set XDG_CACHE_HOME to another folder.</source>
        <translation>L’image de la micro-VM ne peut pas être écrite dans %1&#xa0;: %2. Faites-y de la place, ou réglez XDG_CACHE_HOME sur un autre dossier.</translation>
    </message>
    <message>
        <source>The micro-VM’s image cannot be written: %1. Make room, or set XDG_CACHE_HOME to another folder.</source>
        <translation>L’image de la micro-VM ne peut pas être écrite&#xa0;: %1. Faites de la place, ou réglez XDG_CACHE_HOME sur un autre dossier.</translation>
    </message>
    <message>
        <source>The list of kernel modules %1 cannot be read: %2. Run depmod, or install the kernel’s package again.</source>
        <translation>La liste de modules du noyau %1 ne peut pas être lue&#xa0;: %2. Lancez depmod, ou réinstallez le paquet du noyau.</translation>
    </message>
    <message>
        <source>%1 could not list what it can do: %2.</source>
        <translation>%1 n’a pas pu lister ce qu’il sait faire&#xa0;: %2.</translation>
    </message>
    <message>
        <source>%1 could not say which libraries %2 needs: %3.</source>
        <translation>%1 n’a pas pu dire de quelles bibliothèques %2 a besoin&#xa0;: %3.</translation>
    </message>
    <message>
        <source>%1 needs the library %2, which is not on this machine. Install the program again.</source>
        <translation>%1 a besoin de la bibliothèque %2, absente de cette machine. Réinstallez le programme.</translation>
    </message>
    <message>
        <source>The engine vm needs QEMU, and there is no %1 in the program search path. Install it: apt install qemu-system-x86</source>
        <translation>Le moteur vm a besoin de QEMU, et le chemin de recherche des programmes n’a pas de %1. Installez-le&#xa0;: apt install qemu-system-x86</translation>
    </message>
    <message>
        <source>The engine vm needs the program %1. Install it: apt install %2</source>
        <translation>Le moteur vm a besoin du programme %1. Installez-le&#xa0;: apt install %2</translation>
    </message>
    <message>
        <source>The engine vm needs a kernel to boot, and there is none in %1. Install it: apt install linux-image-cloud-amd64</source>
        <translation>Le moteur vm a besoin d’un noyau à démarrer, et il n’y en a pas dans %1. Installez-le&#xa0;: apt install linux-image-cloud-amd64</translation>
    </message>
    <message>
        <source>You may not read the kernel %1, which the engine vm would boot. Let the administrator run: chmod a+r %1</source>
        <translation>Vous ne pouvez pas lire le noyau %1, que le moteur vm démarrerait. Demandez à l’administrateur de lancer&#xa0;: chmod a+r %1</translation>
    </message>
    <message>
        <source>The modules of the kernel %1 are not in %2. Install the kernel’s package again, or another: apt install linux-image-cloud-amd64</source>
        <translation>Les modules du noyau %1 ne sont pas dans %2. Réinstallez le paquet du noyau, ou installez-en un autre&#xa0;: apt install linux-image-cloud-amd64</translation>
    </message>
</context>
<context>
    <name>toiled</name>
    <message>
        <source>You have no range of subordinate ids, so programs in machines run as yourself and cannot become other users. To be root in machines, install the package uidmap and add a line for you to /etc/subuid and /etc/subgid.</source>
        <translation>Vous n’avez pas de plage d’identifiants subordonnés&#xa0;: dans les machines, les programmes tournent donc sous votre propre identité et ne peuvent pas en changer. Pour être root dans les machines, installez le paquet uidmap et ajoutez une ligne pour vous dans /etc/subuid et /etc/subgid.</translation>
    </message>
    <message>
        <source>The lab’s helper was told to end.</source>
        <translation>Le programme auxiliaire du lab a reçu l’ordre de s’arrêter.</translation>
    </message>
    <message>
        <source>The lab’s helper was ended from outside.</source>
        <translation>Le programme auxiliaire du lab a été arrêté de l’extérieur.</translation>
    </message>
    <message>
        <source>The system service ended, and its labs with it.</source>
        <translation>Le service système s’est terminé, et ses labs avec lui.</translation>
    </message>
    <message>
        <source>Its console said last:</source>
        <translation>Les dernières lignes de sa console&#xa0;:</translation>
    </message>
    <message>
        <source>Starting a virtual machine…</source>
        <translation>Démarrage d’une machine virtuelle…</translation>
    </message>
    <message>
        <source>Starting a virtual machine… (%1 s)</source>
        <translation>Démarrage d’une machine virtuelle… (%1&#xa0;s)</translation>
    </message>
    <message>
        <source>The virtual machine has no line to its host.</source>
        <translation>La machine virtuelle n’a pas de liaison avec son hôte.</translation>
    </message>
    <message>
        <source>%1 could not be started: %2.</source>
        <translation>%1 n’a pas pu être lancé&#xa0;: %2.</translation>
    </message>
    <message>
        <source>The kernel of the lab’s virtual machine panicked; the lab is gone.</source>
        <translation>Le noyau de la machine virtuelle du lab a paniqué&#xa0;; le lab a disparu.</translation>
    </message>
    <message>
        <source>The lab’s virtual machine was ended by signal %1; the lab is gone.</source>
        <translation>La machine virtuelle du lab a été arrêtée par le signal %1&#xa0;; le lab a disparu.</translation>
    </message>
    <message>
        <source>The lab’s virtual machine ended; the lab is gone.</source>
        <translation>La machine virtuelle du lab s’est arrêtée&#xa0;; le lab a disparu.</translation>
    </message>
    <message>
        <source>The socket of the lab was removed, by which it is reached, so the lab ended.</source>
        <translation>Le socket par lequel on joint le lab a été supprimé&#xa0;: le lab s’est donc arrêté.</translation>
    </message>
    <message>
        <source>Usage: toiled --sandbox --lab NAME --socket PATH [--file FILE]
       toiled --vm --lab NAME --socket PATH [--kernel FILE]
       toiled --system [--socket PATH] [--confirm-within SECONDS] [--virtual-cards]

The first two build and observe one lab, here or in a micro-VM. Toile and toilectl start them;
there is no need to do it by hand. They print &quot;ready&quot; once they listen on PATH (absolute, in a
folder that only you may enter).

The third is the system service. systemd starts it when somebody connects to its socket; elsewhere
root starts it at boot, for instance by this line of /etc/inittab:

    to:2345:respawn:/usr/libexec/toile/toiled --system

A real network card that a lab was lent goes back after 30 seconds, or SECONDS, unless somebody
confirms. With --virtual-cards it lends the network card of a container too, which is no
hardware.
</source>
        <translation>Utilisation&#xa0;: toiled --sandbox --lab NOM --socket CHEMIN [--file FICHIER]
              toiled --vm --lab NOM --socket CHEMIN [--kernel FICHIER]
              toiled --system [--socket CHEMIN] [--confirm-within SECONDES] [--virtual-cards]

Les deux premières formes construisent et observent un lab, ici ou dans une micro-VM. Toile et toilectl
les lancent&#xa0;; il est inutile de le faire à la main. Elles affichent «&#xa0;ready&#xa0;» dès qu’elles écoutent sur
CHEMIN (absolu, dans un dossier où vous seul pouvez entrer).

La troisième est le service système. systemd le démarre quand quelqu’un se connecte à sa socket&#xa0;; ailleurs,
root le lance au démarrage, par exemple par cette ligne de /etc/inittab&#xa0;:

    to:2345:respawn:/usr/libexec/toile/toiled --system

Une vraie carte réseau prêtée à un lab revient au bout de 30 secondes, ou de SECONDES, si personne ne
confirme. Avec --virtual-cards, il prête aussi la carte réseau d’un conteneur, qui n’est pas du matériel.
</translation>
    </message>
    <message>
        <source>The system service did not answer for the network card.</source>
        <translation>Le service système n’a pas répondu au sujet de la carte réseau.</translation>
    </message>
    <message>
        <source>The lab’s virtual machine stood still for %1 seconds while it started. Try again; if the machine is very busy, wait a little first.</source>
        <translation>La machine virtuelle du lab est restée immobile %1 secondes pendant son démarrage. Réessayez&#xa0;; si la machine est très occupée, attendez d’abord un peu.</translation>
    </message>
    <message>
        <source>The lab’s virtual machine did not become ready, though it had %1 seconds of a processor to itself. Try again, or another kernel: toilectl deploy --engine vm --kernel FILE</source>
        <translation>La machine virtuelle du lab n’est pas devenue prête, bien qu’elle ait eu %1 secondes d’un processeur pour elle. Réessayez, ou essayez un autre noyau&#xa0;: toilectl deploy --engine vm --kernel FICHIER</translation>
    </message>
    <message>
        <source>Looking what belongs into the virtual machine… (%1 %)</source>
        <translation>Recherche de ce que contiendra la machine virtuelle… (%1&#xa0;%)</translation>
    </message>
    <message>
        <source>Waiting for another who puts the virtual machine’s image together…</source>
        <translation>Attente d’un autre programme, qui assemble l’image de la machine virtuelle…</translation>
    </message>
    <message>
        <source>Putting the virtual machine’s image together… (%1 %)</source>
        <translation>Assemblage de l’image de la machine virtuelle… (%1&#xa0;%)</translation>
    </message>
</context>
</TS>
