// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/linux/tundevice.h"

#include "core/base/descriptor.h"
#include "core/linux/linkcodec.h"

#include <fcntl.h>
#include <linux/if.h>
#include <linux/if_tun.h>
#include <sys/ioctl.h>

#include <cerrno>
#include <cstring>

namespace toile {
namespace {
LinkSettings parse(const nlattr *data, RawLink &link)
{
    const auto attributes = nestedIn<IFLA_TUN_MAX>(data);
    // What goes with the program that made it is the program's.
    if (readU8(attributes.get(IFLA_TUN_PERSIST)) == 0 || readU8(attributes.get(IFLA_TUN_MULTI_QUEUE)) != 0)
        return ForeignSettings{link.kind};
    TunSettings tun;
    tun.mode = readU8(attributes.get(IFLA_TUN_TYPE)) == IFF_TAP ? TunSettings::Mode::Tap : TunSettings::Mode::Tun;
    if (attributes.has(IFLA_TUN_OWNER))
        tun.owner = readU32(attributes.get(IFLA_TUN_OWNER));
    return tun;
}
}  // namespace

const LinkCodec &tunCodec()
{
    static constexpr LinkCodec codec{.kind = "tun", .put = nullptr, .parse = parse};
    return codec;
}

Result<> makeTun(const QString &name, const TunSettings &settings)
{
    const Descriptor device(::open("/dev/net/tun", O_RDWR | O_CLOEXEC));
    if (!device)
        return kernelError(errno == ENOENT || errno == ENXIO ? EOPNOTSUPP : errno);
    ifreq request = {};
    const QByteArray bytes = name.toUtf8();
    if (bytes.isEmpty() || bytes.size() >= IFNAMSIZ)
        return kernelError(EINVAL);
    std::memcpy(request.ifr_name, bytes.constData(), size_t(bytes.size()));
    const bool isTap = settings.mode == TunSettings::Mode::Tap;
    request.ifr_flags = short((isTap ? IFF_TAP : IFF_TUN) | IFF_NO_PI | IFF_TUN_EXCL);
    if (::ioctl(device.get(), TUNSETIFF, &request) != 0)
        return kernelError(errno == EBUSY ? EEXIST : errno);
    // Until it persists it goes with the descriptor, so that a failure leaves nothing.
    if (settings.owner && ::ioctl(device.get(), TUNSETOWNER, static_cast<unsigned long>(*settings.owner)) != 0)
        return kernelError(errno);
    if (::ioctl(device.get(), TUNSETPERSIST, 1UL) != 0)
        return kernelError(errno);
    return Ok();
}

}  // namespace toile
