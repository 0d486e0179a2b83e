// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/protocol/fields_messages.h"
#include "core/protocol/link.h"

/// The fields of what the system service and its helpers say.
namespace toile {

template <>
inline constexpr const char *kTag<NewClient> = "new-client";
template <>
inline constexpr const char *kTag<HelperReady> = "helper-ready";
template <>
inline constexpr const char *kTag<CardsNow> = "cards-now";
template <>
inline constexpr const char *kTag<WantCards> = "want-cards";
template <>
inline constexpr const char *kTag<CardsAnswer> = "cards-answer";
template <>
inline constexpr const char *kTag<TakeCard> = "take-card";
template <>
inline constexpr const char *kTag<ReturnCard> = "return-card";
template <>
inline constexpr const char *kTag<CardMoved> = "card-moved";
template <>
inline constexpr const char *kTag<CardWentBack> = "card-went-back";
template <>
inline constexpr const char *kTag<KeepCards> = "keep-cards";
template <>
inline constexpr const char *kTag<ReturnCards> = "return-cards";

void fields(auto &field, Like<NewClient> auto &m)
{
    field("client", m.client);
}

void fields(auto &, Like<HelperReady> auto &) {}

void fields(auto &field, Like<CardsNow> auto &m)
{
    field("cards", m.cards, limits::kCards);
}

void fields(auto &field, Like<WantCards> auto &m)
{
    field("request", m.request);
    field("client", m.client);
    field("cards", m.cards, limits::kCards);
    field("language", m.language);
}

void fields(auto &field, Like<CardsAnswer> auto &m)
{
    field("request", m.request);
    field("error", m.error);
}

void fields(auto &field, Like<TakeCard> auto &m)
{
    field("card", m.card);
    field("name", m.name);
    field("language", m.language);
}

void fields(auto &field, Like<ReturnCard> auto &m)
{
    field("card", m.card);
    field("language", m.language);
}

void fields(auto &field, Like<CardMoved> auto &m)
{
    field("error", m.error);
}

void fields(auto &field, Like<CardWentBack> auto &m)
{
    field("card", m.card);
}

void fields(auto &, Like<KeepCards> auto &) {}
void fields(auto &, Like<ReturnCards> auto &) {}

}  // namespace toile
