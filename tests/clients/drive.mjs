// A small bot, written once with grammY and once with telegraf, fetching or being brought its updates.
// Usage: node drive.mjs grammy|telegraf polling|webhook <api root> <token>
// It says "ready" (and the port of its webhook) on standard output, and stops when standard input ends.
import http from "node:http";
import { Bot, InlineKeyboard, InputFile, webhookCallback } from "grammy";
import { Markup, Telegraf } from "telegraf";

const [client, mode, apiRoot, token] = process.argv.slice(2);
const secret = "foreign_secret-1";
const picture = Buffer.from("89504e470d0a1a0a", "hex");
const say = line => process.stdout.write(line + "\n");

function grammy() {
  const bot = new Bot(token, { client: { apiRoot } });
  bot.command("start", ctx => ctx.reply("<b>Chào</b> &amp; mời", {
    parse_mode: "HTML", reply_markup: new InlineKeyboard().text("Đúng", "d").text("Sai", "s") }));
  bot.on("callback_query:data", async ctx => {
    await ctx.answerCallbackQuery({ text: "đã nhận" });
    await ctx.editMessageReplyMarkup();
    await ctx.replyWithChatAction("typing");
    await ctx.reply("chọn " + ctx.callbackQuery.data);
  });
  bot.on("my_chat_member", ctx => say("standing " + ctx.myChatMember.new_chat_member.status));
  bot.on("message:voice", ctx => ctx.reply("giọng nói " + ctx.message.voice.duration));
  bot.on("message:text", ctx => answer(ctx.message.text, {
    reply: text => ctx.reply(text),
    photo: () => ctx.replyWithPhoto(new InputFile(picture, "a.png"), { caption: "ảnh" }),
    edit: async () => ctx.api.editMessageText(ctx.chat.id, (await ctx.reply("trước")).message_id, "sau"),
    stranger: () => ctx.api.sendMessage(404404, "x"),
    refusal: e => `${e.error_code} ${e.description} ${e.parameters?.retry_after ?? ""}`.trim(),
    commands: () => ctx.api.setMyCommands([{ command: "hoc", description: "Học bài" }]),
  }));
  bot.catch(e => say("failed " + e.message));
  return {
    poll: () => new Promise(done => bot.start({ onStart: done })),
    hook: async () => {
      await bot.init();
      return webhookCallback(bot, "http", { secretToken: secret });
    },
    set: url => bot.api.setWebhook(url, { secret_token: secret }),
    stop: () => mode === "polling" ? bot.stop() : undefined,
  };
}

function telegraf() {
  const bot = new Telegraf(token, { telegram: { apiRoot, webhookReply: false } });
  bot.start(ctx => ctx.replyWithHTML("<b>Chào</b> &amp; mời",
    Markup.inlineKeyboard([Markup.button.callback("Đúng", "d"), Markup.button.callback("Sai", "s")])));
  bot.on("callback_query", async ctx => {
    await ctx.answerCbQuery("đã nhận");
    await ctx.editMessageReplyMarkup(undefined);
    await ctx.sendChatAction("typing");
    await ctx.reply("chọn " + ctx.callbackQuery.data);
  });
  bot.on("my_chat_member", ctx => say("standing " + ctx.myChatMember.new_chat_member.status));
  bot.on("voice", ctx => ctx.reply("giọng nói " + ctx.message.voice.duration));
  bot.on("text", ctx => answer(ctx.message.text, {
    reply: text => ctx.reply(text),
    photo: () => ctx.replyWithPhoto({ source: picture, filename: "a.png" }, { caption: "ảnh" }),
    edit: async () => ctx.telegram.editMessageText(ctx.chat.id, (await ctx.reply("trước")).message_id, undefined, "sau"),
    stranger: () => ctx.telegram.sendMessage(404404, "x"),
    refusal: e => `${e.code} ${e.description} ${e.parameters?.retry_after ?? ""}`.trim(),
    commands: () => ctx.telegram.setMyCommands([{ command: "hoc", description: "Học bài" }]),
  }));
  bot.catch(e => say("failed " + e.message));
  return {
    poll: () => new Promise(done => void bot.launch(done)),
    hook: async () => bot.webhookCallback("/hook", { secretToken: secret }),
    set: url => bot.telegram.setWebhook(url, { secret_token: secret }),
    stop: () => mode === "polling" ? bot.stop() : undefined,
  };
}

async function answer(text, chat) {
  const refused = call => call().then(() => "no refusal", e => chat.refusal(e));
  switch (text) {
    case "ảnh": return chat.photo();
    case "sửa": return chat.edit();
    case "lạ": return chat.reply(await refused(chat.stranger));
    case "gấp": return chat.reply(await refused(() => chat.reply("x")));
    case "lệnh": await chat.commands(); return chat.reply("xong");
    default: return chat.reply("nghe: " + text);
  }
}

const bot = { grammy, telegraf }[client]();
if (mode === "polling") {
  await bot.poll();
  say("ready");
} else {
  const server = http.createServer(await bot.hook());
  await new Promise(done => server.listen(0, "127.0.0.1", done));
  say("ready " + server.address().port);
  await bot.set("https://bot.example.vn/hook");
}
process.stdin.resume();
process.stdin.on("end", async () => { await bot.stop(); process.exit(0); });
